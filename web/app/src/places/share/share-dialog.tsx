import type { Document } from '@tutti/client'
import { useRoom, useRoomEvent } from '@tutti/react'
import { useState } from 'react'
import { useFreshShares, useShares } from '../../data/use-shares'
import { useWorkspaces } from '../../data/use-workspaces'
import { Dialog } from '../../ui/dialog'
import { Tabs } from '../../ui/tabs'
import { LinksTab } from './links-tab'
import { PeopleTab } from './people-tab'

type ShareDialogProps = { document: Document; open: boolean; onOpenChange: (open: boolean) => void }
type Tab = 'people' | 'links'

/** Who can open the document, and how others get in. */
export function ShareDialog({ document, open, onOpenChange }: ShareDialogProps) {
  return (
    <Dialog size="wide" open={open} onOpenChange={onOpenChange} title={`Share “${document.title}”`}>
      <Sharing document={document} />
    </Dialog>
  )
}

// what others do shows here too
const touching = /^(share_|guest_|member_|user_)/

function Sharing({ document }: { document: Document }) {
  const room = useRoom()
  const refresh = useFreshShares(document.id)
  const { data: workspaces } = useWorkspaces()
  const { data: links } = useShares(document.id)
  const workspace = workspaces?.find(({ id }) => id === document.workspace_id)
  const [tab, setTab] = useState<Tab>('people')
  useRoomEvent('event', ({ type }) => {
    if (touching.test(type)) refresh()
  })
  useRoomEvent('joined', refresh)

  const active = links?.filter(({ state }) => state === 'active').length ?? 0
  return (
    <Tabs
      label="Ways to share"
      value={tab}
      onChange={setTab}
      tabs={[
        {
          value: 'people',
          label: 'People',
          content: <PeopleTab document={document} workspace={workspace} />,
        },
        {
          value: 'links',
          label: active > 0 ? `Links · ${active}` : 'Links',
          content: (
            <LinksTab
              document={document}
              permissions={room.permissions}
              off={workspace?.settings?.sharing === false}
              isPublic={workspace?.settings?.public_links !== false && workspace?.settings?.guests !== false}
            />
          ),
        },
      ]}
    />
  )
}
