import { CornerDownRight, UserPlus } from 'lucide-react'
import { type Person, usePeople } from '../../data/use-people'
import { useJump } from '../../editors/shared/jump'
import { Avatar } from '../../ui/avatar'

/** Who is here and what they are doing. */
export function PeopleList() {
  const people = usePeople()
  return (
    <ul aria-label="People here">
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
  )
}

function PersonRow({ person }: { person: Person }) {
  return (
    <li className="flex items-center gap-3 rounded-md px-2 py-1.5">
      <Avatar name={person.name} color={person.color} image={person.avatar} status={person.status} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium">
          {person.name}
          {person.you && <span className="font-normal text-muted"> (you)</span>}
        </p>
        <p className="truncate text-note text-muted">
          <Doing person={person} />
          {person.guest && ' · guest'}
        </p>
      </div>
      <span className="text-note text-muted capitalize">{person.role}</span>
    </li>
  )
}

/** What someone does; where the editor can, it leads to where they do it. */
function Doing({ person: { name, doing, at, you } }: { person: Person }) {
  const jump = useJump()
  if (!jump || !at || you) return doing
  return (
    <button
      type="button"
      title={`Go to where ${name} is`}
      onClick={() => jump(at)}
      className="inline-flex max-w-full items-center gap-1 rounded align-bottom underline-offset-2 hover:text-ink hover:underline"
    >
      <span className="truncate">{doing}</span>
      <CornerDownRight size={11} aria-hidden className="shrink-0" />
      <span className="sr-only">: go there</span>
    </button>
  )
}
