import { FileUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { failureText } from '../../data/failure'
import type { Kind, Seed } from '../../editors/kind'
import { readText } from '../../editors/shared/read-text'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/icon-button'

export type Imported = { name: string; seed: Seed }

type ImportFileProps = {
  kind: Kind
  imported: Imported | undefined
  onImported: (imported: Imported | undefined) => void
  onError: (sentence: string | undefined) => void
}

/** A file the new document begins with: chosen, or dropped here. */
export function ImportFile({ kind, imported, onImported, onError }: ImportFileProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = async (file: File) => {
    try {
      const [{ seed }, read] = await Promise.all([kind.parts(), readText(file)])
      onImported(seed && { name: file.name, seed: seed(read) })
      onError(undefined)
    } catch (failure) {
      onError(failureText(failure))
    }
  }
  const choose = (files: FileList | null | undefined) => {
    const [file] = files ?? []
    if (file) void take(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the other way to press the button
    <div
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        choose(event.dataTransfer.files)
      }}
      className={cx(
        'flex min-h-12 items-center gap-2 rounded-md border border-dashed px-3 py-2 text-ui',
        over ? 'border-accent bg-accent-soft' : 'border-control/60',
      )}
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label="File to import"
        {...(kind.imports && { accept: kind.imports })}
        onChange={event => {
          choose(event.target.files)
          // the same file can be chosen again
          event.target.value = ''
        }}
      />
      <FileUp size={16} aria-hidden className="shrink-0 text-muted" />
      {imported ? (
        <>
          <span role="status" className="min-w-0 flex-1 truncate">
            Begins with “{imported.name}”
          </span>
          <IconButton
            icon={X}
            label="Begin empty"
            className="!size-7"
            onClick={() => onImported(undefined)}
          />
        </>
      ) : (
        <>
          <span className="min-w-0 flex-1 text-muted">Begin with a file: drop it here, or</span>
          <Button size="small" onClick={() => input.current?.click()}>
            Import a file
          </Button>
        </>
      )}
    </div>
  )
}
