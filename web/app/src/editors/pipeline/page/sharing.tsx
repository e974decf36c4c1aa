import type { Room } from '@tutti/client'
import { Eye, EyeOff } from 'lucide-react'
import type * as Y from 'yjs'
import { IconButton } from '../../../ui/icon-button'
import { Popover } from '../../../ui/popover'
import { SwitchRow } from '../../../ui/switch'
import { useShared } from '../../shared/use-shared'
import { forgetSamples } from '../model/result'
import { readSteps, stepsOf } from '../model/step'

const key = 'share_rows'
const readSharing = (meta: Y.Map<unknown>): boolean => meta.get(key) !== false

/** Whether the first rows of results are shared with everyone in the document; on unless someone switched it off. */
export const useSharing = (room: Room): boolean => useShared(room.doc.getMap('meta'), readSharing)

type SharingProps = { room: Room; sharing: boolean; canEdit: boolean; origin: unknown }

/** What of the data others see, and the switch for it. */
export function Sharing({ room, sharing, canEdit, origin }: SharingProps) {
  const set = (share: boolean) => {
    room.doc.transact(() => room.doc.getMap('meta').set(key, share), origin)
    if (!share) forgetSamples(room.doc, () => readSteps(stepsOf(room.doc)))
  }
  return (
    <Popover
      label="What others see of your data"
      align="end"
      className="w-80"
      trigger={
        <IconButton icon={sharing ? Eye : EyeOff} label="What others see of your data" className="!size-7" />
      }
    >
      <p className="text-ui font-semibold">What others see of your data</p>
      <p className="mt-1 mb-3 text-note text-muted">
        Files stay on the device of whoever added them. So that everyone can follow, a small preview of each
        result is part of the document.
      </p>
      <SwitchRow
        label="Share a preview of results"
        text="The first 20 rows and the charts. Without it, only how many rows and which columns."
        checked={sharing}
        disabled={!canEdit}
        onChange={set}
      />
    </Popover>
  )
}
