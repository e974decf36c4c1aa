import { type FormEvent, useState } from 'react'
import { failureText } from '../../data/failure'
import { Button } from '../../ui/button'
import { Dialog, DialogActions } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { cleanPath, mostPathCharacters, nameOf } from './model/paths'

type PathDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  initial: string
  action: string
  /** Throws an Error with a sentence if it cannot be done. */
  onPath: (path: string) => void
}

/** Asks for a path: folders come from it. */
export function PathDialog({ open, onOpenChange, title, ...form }: PathDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <PathForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

type PathFormProps = Pick<PathDialogProps, 'initial' | 'action' | 'onPath'> & { onDone: () => void }

function PathForm({ initial, action, onPath, onDone }: PathFormProps) {
  const [path, setPath] = useState(initial)
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    try {
      onPath(cleanPath(path))
      onDone()
    } catch (failure) {
      setError(failureText(failure))
    }
  }
  return (
    <form onSubmit={submit} noValidate>
      <Field
        label="Path"
        value={path}
        error={error}
        hint="Folders come from the path: src/main.py is main.py in the folder src."
        placeholder="src/main.py"
        maxLength={mostPathCharacters}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={event => {
          setPath(event.target.value)
          setError(undefined)
        }}
        // as with files everywhere: one changes the name and keeps its ending
        onFocus={({ target }) => {
          const name = nameOf(initial)
          const dot = name.lastIndexOf('.')
          const from = initial.length - name.length
          target.setSelectionRange(from, dot > 0 ? from + dot : initial.length)
        }}
      />
      <DialogActions>
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" type="submit">
          {action}
        </Button>
      </DialogActions>
    </form>
  )
}
