import { Folder as FolderIcon, House } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type Branch, branches } from '../../data/folder-tree'
import { useFolders } from '../../data/use-folders'
import { useWorkspaces } from '../../data/use-workspaces'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog, DialogActions } from '../../ui/dialog'
import { Input } from '../../ui/field'
import { Skeleton } from '../../ui/skeleton'

type MoveDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  workspaceId: string
  /** The name of what is moved. */
  what: string
  /** The folder it is in; null is the top. */
  from: string | null
  /** A folder that cannot go into itself. */
  without?: string
  onMove: (folderId: string | null, name: string) => void
}

/** Chooses a folder out of the tree: what dragging does, by keyboard or on a phone. */
export function MoveDialog({ open, onOpenChange, what, ...form }: MoveDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Move “${what}”`}>
      <MoveForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

type MoveFormProps = Omit<MoveDialogProps, 'open' | 'onOpenChange' | 'what'> & { onDone: () => void }

// below this many, all of them are seen at once
const few = 8

function MoveForm({ workspaceId, from, without, onMove, onDone }: MoveFormProps) {
  const { data: folders, isPending } = useFolders(workspaceId)
  const { data: workspaces } = useWorkspaces()
  const [chosen, setChosen] = useState(from)
  const [query, setQuery] = useState('')
  const top = workspaces?.find(({ id }) => id === workspaceId)?.name ?? 'Top of the workspace'
  const tree = branches(folders ?? [], without)
  const wanted = query.trim().toLowerCase()
  const shown = wanted ? tree.filter(({ folder }) => folder.name.toLowerCase().includes(wanted)) : tree
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone()
    onMove(chosen, chosen === null ? top : `“${folders?.find(({ id }) => id === chosen)?.name}”`)
  }
  return (
    <form onSubmit={submit}>
      {tree.length > few && (
        <Input
          type="search"
          aria-label="Find a folder"
          placeholder="Find a folder"
          value={query}
          onChange={event => setQuery(event.target.value)}
          className="mb-2"
        />
      )}
      <fieldset className="max-h-72 min-w-0 overflow-auto rounded-md border border-line p-1">
        <legend className="sr-only">Folder</legend>
        <Choice
          name={top}
          depth={0}
          checked={chosen === null}
          here={from === null}
          onChoose={() => setChosen(null)}
          top
        />
        {isPending && <Skeleton className="m-2 h-5" />}
        {shown.map(({ folder, depth }: Branch) => (
          <Choice
            key={folder.id}
            name={folder.name}
            depth={wanted ? 0 : depth + 1}
            checked={chosen === folder.id}
            here={from === folder.id}
            onChoose={() => setChosen(folder.id)}
          />
        ))}
      </fieldset>
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit" disabled={chosen === from}>
          Move here
        </Button>
      </DialogActions>
    </form>
  )
}

type ChoiceProps = {
  name: string
  depth: number
  checked: boolean
  here: boolean
  top?: boolean
  onChoose: () => void
}

function Choice({ name, depth, checked, here, top = false, onChoose }: ChoiceProps) {
  const Icon = top ? House : FolderIcon
  return (
    <label
      className={cx(
        'flex h-8 cursor-pointer items-center gap-2 rounded px-2 text-ui has-focus-visible:outline-2 has-focus-visible:outline-accent',
        checked ? 'bg-accent-soft text-accent-ink' : 'hover:bg-hover',
      )}
      style={{ paddingLeft: `${0.5 + depth * 1.25}rem` }}
    >
      <input type="radio" name="folder" checked={checked} onChange={onChoose} className="sr-only" />
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="min-w-0 flex-1 truncate">{name}</span>
      {here && <span className="text-note text-muted">It is here now</span>}
    </label>
  )
}
