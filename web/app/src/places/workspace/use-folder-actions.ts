import type { Folder } from '@tutti/client'
import { quietly } from '../../data/quietly'
import { useMoveFolder } from '../../data/use-folders'
import { toastUndo } from '../../ui/toast-undo'

/** Moves a folder at once, with a toast that takes it back. */
export const useFolderActions = (
  workspaceId: string,
): { move: (folder: Folder, parentId: string | null, name: string) => void } => {
  const { run } = useMoveFolder(workspaceId)
  const move = async ({ id, name, parent_id }: Folder, parentId: string | null, into: string) => {
    await run({ id, parentId })
    toastUndo(`“${name}” moved to ${into}`, () => quietly(run({ id, parentId: parent_id ?? null })))
  }
  return { move: (folder, parentId, into) => quietly(move(folder, parentId, into)) }
}
