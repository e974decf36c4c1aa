import { Command } from 'cmdk'
import { Check, ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { useDelayedValue } from '../../data/use-delayed-value'
import { useMembers } from '../../data/use-members'
import { Avatar } from '../../ui/avatar'
import { cx } from '../../ui/cx'
import { Popover } from '../../ui/popover'

type Chosen = { id: string; name: string }
type PersonFilterProps = {
  workspaceId: string
  person: Chosen | undefined
  onChange: (person: Chosen | undefined) => void
  /** As tall as the fields of a form. */
  boxed?: boolean
}

/** Chooses one of the members; there may be thousands, so the server searches. */
export function PersonFilter({ workspaceId, person, onChange, boxed = false }: PersonFilterProps) {
  const [open, setOpen] = useState(false)
  const choose = (next: Chosen | undefined) => {
    setOpen(false)
    onChange(next)
  }
  const trigger = (
    <button
      type="button"
      aria-label={`Person: ${person?.name ?? 'Everybody'}`}
      className={cx(
        'inline-flex items-center gap-1.5 rounded-md pr-2 text-ui',
        boxed
          ? 'h-9 w-full min-w-0 border border-control bg-canvas pl-3 text-ink'
          : 'h-7 max-w-56 pl-2 text-muted hover:bg-hover data-[state=open]:bg-hover',
      )}
    >
      <span className={cx('truncate', boxed && 'flex-1 text-left')}>{person?.name ?? 'Everybody'}</span>
      <ChevronDown size={14} aria-hidden className="shrink-0 text-muted" />
    </button>
  )
  return (
    <Popover trigger={trigger} label="Person" open={open} onOpenChange={setOpen} className="w-64 !p-1">
      <People workspaceId={workspaceId} person={person} onChoose={choose} />
    </Popover>
  )
}

type PeopleProps = {
  workspaceId: string
  person: Chosen | undefined
  onChoose: (person: Chosen | undefined) => void
}

function People({ workspaceId, person, onChoose }: PeopleProps) {
  const [query, setQuery] = useState('')
  const asked = useDelayedValue(query.trim())
  const { items, pending, stale } = useMembers(workspaceId, asked)
  return (
    <Command shouldFilter={false} label="Choose a person" loop>
      <Command.Input
        value={query}
        onValueChange={setQuery}
        placeholder="Find a person"
        className="h-8 w-full rounded-md bg-transparent px-2 text-base outline-none placeholder:text-faint sm:text-ui"
      />
      <Command.List className="mt-1 max-h-64 overflow-auto border-t border-line pt-1">
        {!pending && !stale && (
          <Command.Empty className="px-2 py-4 text-center text-ui text-muted">Nobody matches.</Command.Empty>
        )}
        {person && !query && (
          <Command.Item value="everybody" onSelect={() => onChoose(undefined)} className={row}>
            <X size={16} aria-hidden className="mx-0.5 text-muted" /> Everybody
          </Command.Item>
        )}
        {items.map(({ id, name, color, avatar }) => (
          <Command.Item key={id} value={id} onSelect={() => onChoose({ id, name })} className={row}>
            <Avatar name={name} color={color} image={avatar} size="tiny" />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {id === person?.id && <Check size={16} aria-hidden className="text-accent" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}

const row =
  'flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-ui select-none aria-selected:bg-hover'
