import { useRoom } from '@tutti/react'
import { cameByLink } from '../../data/entries'
import { useRole } from '../../data/use-room-rights'
import { Badge } from '../../ui/badge'
import { Tip } from '../../ui/tip'

const words: Record<string, { short: string; long: string }> = {
  viewer: { short: 'can view', long: 'You came by a link that lets you read along.' },
  commenter: { short: 'can comment', long: 'You came by a link that lets you comment.' },
  editor: { short: 'can edit', long: 'You came by a link that lets you edit.' },
}

/** Tells guests what the link they came by lets them do, for as long as it lasts. */
export function GuestBadge({ documentId }: { documentId: string }) {
  const room = useRoom()
  const role = useRole()
  const said = words[role ?? '']
  // the guest who tried the page on their own is at home here
  if (!said || !(room.you?.guest || cameByLink(documentId))) return null
  return (
    <Tip text={said.long}>
      <span className="inline-flex shrink-0 max-sm:hidden">
        <Badge>Guest · {said.short}</Badge>
      </span>
    </Tip>
  )
}
