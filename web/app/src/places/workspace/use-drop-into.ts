import type { Folder } from '@tutti/client'
import { mayMoveInto } from '../../data/folder-tree'
import type { Dragged } from '../documents/drag'
import { useDocumentActions } from '../documents/use-document-actions'
import { useFolderActions } from './use-folder-actions'

type Into = {
  workspaceId: string
  folders: readonly Folder[]
  /** The folder it is dropped on; null is the top. */
  target: string | null
  name: string
}

/** What may be dropped on a folder, and what happens then. */
export const useDropInto = ({
  workspaceId,
  folders,
  target,
  name,
}: Into): { accepts: (dragged: Dragged) => boolean; drop: (dragged: Dragged) => void } => {
  const documents = useDocumentActions()
  const actions = useFolderActions(workspaceId)
  return {
    accepts: dragged =>
      dragged.kind === 'document'
        ? (dragged.document.folder_id ?? null) !== target
        : mayMoveInto(folders, dragged.folder.id, target),
    drop: dragged => {
      const into = target ? `“${name}”` : name
      if (dragged.kind === 'document') documents.move(dragged.document, target, into)
      else actions.move(dragged.folder, target, into)
    },
  }
}
