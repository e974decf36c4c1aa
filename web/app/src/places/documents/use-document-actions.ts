import type { Document } from '@tutti/client'
import { quietly } from '../../data/quietly'
import { useDeleteDocument, useMoveDocument, useRestoreDocument } from '../../data/use-documents'
import { toast } from '../../ui/toast'
import { toastUndo } from '../../ui/toast-undo'

type Actions = {
  remove: (document: Document) => void
  move: (document: Document, folderId: string | null, folderName: string) => void
  restore: (document: Document) => void
}

/** What is done to a document at once, with a toast that takes it back. */
export const useDocumentActions = (): Actions => {
  const deleting = useDeleteDocument()
  const restoring = useRestoreDocument()
  const moving = useMoveDocument()

  const restore = async ({ id, workspace_id: workspaceId, title }: Document) => {
    await restoring.run({ workspaceId, id })
    toast(`“${title}” is back`)
  }
  const remove = async (document: Document) => {
    await deleting.run(document.id)
    toastUndo(`“${document.title}” moved to the trash`, () => quietly(restore(document)))
  }
  const move = async (document: Document, folderId: string | null, folderName: string) => {
    const before = document.folder_id ?? null
    if (before === folderId) return
    await moving.run({ id: document.id, folderId })
    toastUndo(`“${document.title}” moved to ${folderName}`, () =>
      quietly(moving.run({ id: document.id, folderId: before })),
    )
  }
  return {
    remove: document => quietly(remove(document)),
    move: (document, folderId, folderName) => quietly(move(document, folderId, folderName)),
    restore: document => quietly(restore(document)),
  }
}
