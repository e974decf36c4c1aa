import { UserPlus, X } from 'lucide-react'
import { type Person, usePeople } from '../../data/use-people'
import { Avatar } from '../../ui/avatar'
import { IconButton } from '../../ui/icon-button'

/** Who is here and what they are doing. Beside the text where there is room, over it where there is not. */
export function PeoplePanel({ onClose }: { onClose: () => void }) {
  const people = usePeople()
  return (
    <aside
      aria-label="People"
      className="absolute inset-y-0 right-0 z-30 flex w-72 max-w-[85vw] flex-col border-l border-line bg-surface shadow-raised lg:static lg:shadow-none"
    >
      <div className="flex h-11 shrink-0 items-center justify-between pr-2 pl-4">
        <h2 className="text-ui font-semibold">
          People <span className="font-normal text-muted">{people.length}</span>
        </h2>
        <IconButton icon={X} label="Close people" onClick={onClose} />
      </div>
      <ul aria-label="People here" className="min-h-0 flex-1 overflow-auto px-2">
        {people.map(person => (
          <PersonRow key={person.id} person={person} />
        ))}
        {people.length <= 1 && (
          <li className="mt-2 flex gap-3 rounded-lg border border-dashed border-control/60 p-3 text-note text-muted">
            <UserPlus size={16} aria-hidden className="mt-0.5 shrink-0" />
            You are alone here. Share the document, and whoever opens it shows up in this list.
          </li>
        )}
      </ul>
    </aside>
  )
}

function PersonRow({ person }: { person: Person }) {
  return (
    <li className="flex items-center gap-3 rounded-md px-2 py-1.5">
      <Avatar name={person.name} color={person.color} status={person.status} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">
          {person.name}
          {person.you && <span className="font-normal text-muted"> (you)</span>}
        </p>
        <p className="truncate text-note text-muted">{person.doing}</p>
      </div>
      <span className="text-note text-muted capitalize">{person.role}</span>
    </li>
  )
}
