import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { useDelayedValue } from '../../data/use-delayed-value'
import { useRecentDocuments } from '../../data/use-documents'
import { useWorkspaces } from '../../data/use-workspaces'
import { editors } from '../../editors/registry'
import { Monogram } from '../../ui/monogram'
import { matches } from './matches'
import { useCommands } from './use-commands'

type CommandMenuProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** Everything in one list: documents, workspaces and what one can do, by a few letters. */
export function CommandMenu({ open, onOpenChange }: CommandMenuProps) {
  const { commands, dialogs } = useCommands()
  return (
    <>
      <Dialog.Root open={open} onOpenChange={onOpenChange}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-50 bg-scrim" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-raised focus:outline-none"
          >
            <Dialog.Title className="sr-only">Search or jump to</Dialog.Title>
            <CommandList commands={commands} onDone={() => onOpenChange(false)} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      {dialogs}
    </>
  )
}

const mostDocuments = 8

function CommandList({
  commands,
  onDone,
}: {
  commands: ReturnType<typeof useCommands>['commands']
  onDone: () => void
}) {
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const asked = useDelayedValue(query.trim(), 120)
  const { items, pending, stale } = useRecentDocuments(asked)
  const { data: workspaces = [] } = useWorkspaces()

  const go = (path: string) => {
    onDone()
    void navigate(path)
  }
  // what the server found for the letters before must not be taken for what was asked
  const documents = items.filter(({ title }) => matches(title, query)).slice(0, mostDocuments)
  const places = workspaces.filter(({ name }) => matches(name, query))
  const doable = commands.filter(({ label, words }) => matches(`${label} ${words ?? ''}`, query))
  const first =
    (documents[0] && `document ${documents[0].id}`) ??
    (places[0] && `workspace ${places[0].id}`) ??
    doable[0]?.id ??
    ''
  // Enter takes what is on top, also of what came later than the rest
  const [chosen, setChosen] = useState({ first, value: first })
  if (chosen.first !== first) setChosen({ first, value: first })
  const searching = pending || stale || asked !== query.trim()
  return (
    <Command
      shouldFilter={false}
      label="Search or jump to"
      loop
      value={chosen.value}
      onValueChange={value => setChosen(before => ({ ...before, value }))}
    >
      <div className="flex h-12 items-center gap-3 border-b border-line px-4">
        <Search size={16} aria-hidden className="shrink-0 text-muted" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder="Find a document, a workspace or an action"
          className="h-full min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-faint sm:text-sm"
        />
      </div>
      <Command.List className="max-h-[min(26rem,60vh)] scroll-py-2 overflow-auto p-2">
        {!searching && (
          <Command.Empty className="px-2 py-8 text-center text-ui text-muted">
            Nothing matches “{query.trim()}”.
          </Command.Empty>
        )}
        <Group heading={asked ? 'Documents' : 'Recent documents'} shown={documents.length > 0}>
          {documents.map(document => {
            const Icon = editors[document.kind]?.icon
            return (
              <Item
                key={document.id}
                value={`document ${document.id}`}
                icon={Icon && <Icon size={16} />}
                note={document.workspace?.name ?? ''}
                onSelect={() => go(`/d/${document.id}`)}
              >
                {document.title}
              </Item>
            )
          })}
        </Group>
        <Group heading="Workspaces" shown={places.length > 0}>
          {places.map(({ id, name }) => (
            <Item
              key={id}
              value={`workspace ${id}`}
              icon={<Monogram name={name} />}
              onSelect={() => go(`/w/${id}`)}
            >
              {name}
            </Item>
          ))}
        </Group>
        <Group heading="Actions" shown={doable.length > 0}>
          {doable.map(({ id, icon: Icon, label, note, run }) => (
            <Item
              key={id}
              value={id}
              icon={<Icon size={16} />}
              note={note ?? ''}
              onSelect={() => {
                onDone()
                run()
              }}
            >
              {label}
            </Item>
          ))}
        </Group>
      </Command.List>
    </Command>
  )
}

function Group({ heading, shown, children }: { heading: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null
  return (
    <Command.Group
      heading={heading}
      className="mb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-note [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  )
}

type ItemProps = { value: string; icon: ReactNode; note?: string; onSelect: () => void; children: ReactNode }

function Item({ value, icon, note, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2 text-ui select-none aria-selected:bg-hover"
    >
      <span aria-hidden className="inline-flex size-5 shrink-0 items-center justify-center text-muted">
        {icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {note && <span className="max-w-40 shrink-0 truncate text-note text-muted">{note}</span>}
    </Command.Item>
  )
}
