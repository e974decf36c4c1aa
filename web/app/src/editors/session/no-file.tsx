import { FilePlus2, Files } from 'lucide-react'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { nameOf } from './model/paths'

type NoFileProps = {
  any: boolean
  first: string | undefined
  canEdit: boolean
  onOpen: (path: string) => void
  onNew: () => void
}

/** Instead of a text while none is open. */
export function NoFile({ any, first, canEdit, onOpen, onNew }: NoFileProps) {
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-auto">
      {any ? (
        <Empty icon={Files} title="No file is open" text="Choose one from the files at the left.">
          {first !== undefined && <Button onClick={() => onOpen(first)}>Open {nameOf(first)}</Button>}
        </Empty>
      ) : (
        <Empty
          icon={FilePlus2}
          title="No files yet"
          text={
            canEdit
              ? 'Make a file, drop files or a folder into the list, or watch a folder from a terminal.'
              : 'Files show up here when someone adds them.'
          }
        >
          {canEdit && (
            <Button look="primary" onClick={onNew}>
              New file
            </Button>
          )}
        </Empty>
      )}
    </div>
  )
}
