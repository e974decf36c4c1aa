import { useRoom } from '@tutti/react'
import { cameByLink } from '../../data/entries'
import { useRole } from '../../data/use-room-rights'
import { Badge } from '../../ui/badge'
import { Tip } from '../../ui/tip'

const words: Record<string, { short: string; long: string }> = {
  viewer: { short: 'can view', long: 'read along' },
  commenter: { short: 'can comment', long: 'comment' },
  editor: { short: 'can edit', long: 'edit' },
}

/** Tells guests what they may do here. */
export function GuestBadge({ documentId }: { documentId: string }) {
  const room = useRoom()
  const role = useRole()
  const said = words[role ?? '']
  const byLink = cameByLink(documentId)
  // the guest who tried the page on their own is at home here
  if (!said || !(room.you?.guest || byLink)) return null
  return (
    <Tip
      text={
        byLink
          ? `The link you came by lets you ${said.long}.`
          : `As a guest of the workspace you may ${said.long}.`
      }
    >
      <span className="inline-flex shrink-0 max-sm:hidden">
        <Badge>{room.you?.guest ? `Guest · ${said.short}` : `By link · ${said.short}`}</Badge>
      </span>
    </Tip>
  )
}
