import type { Folder } from '@tutti/client'

/** A folder with how deep it lies, for lists that show the tree by indenting. */
export type Branch = { folder: Folder; depth: number }

const byName = (a: Folder, b: Folder): number => a.name.localeCompare(b.name)

/** The folders that lie directly in one, by name; null is the top. */
export const foldersIn = (folders: readonly Folder[], parentId: string | null): Folder[] =>
  folders.filter(({ parent_id }) => (parent_id ?? null) === parentId).sort(byName)

/** The way from the top down to a folder, itself last; empty when it is not (any more) there. */
export const pathTo = (folders: readonly Folder[], id: string | null): Folder[] => {
  const path: Folder[] = []
  let next = id
  // a way longer than there are folders would go round
  while (next && path.length <= folders.length) {
    const folder = folders.find(each => each.id === next)
    if (!folder) break
    path.unshift(folder)
    next = folder.parent_id ?? null
  }
  return path
}

/** Every folder in reading order, each followed by what is in it; `without` and what is in it are left out. */
export const branches = (folders: readonly Folder[], without?: string): Branch[] => {
  const grow = (parentId: string | null, depth: number): Branch[] =>
    foldersIn(folders, parentId)
      .filter(({ id }) => id !== without)
      .flatMap(folder => [{ folder, depth }, ...grow(folder.id, depth + 1)])
  return grow(null, 0)
}

/** Whether a folder may go into another: not into itself, not into what is in it, not where it already is. */
export const mayMoveInto = (folders: readonly Folder[], id: string, target: string | null): boolean => {
  const folder = folders.find(each => each.id === id)
  return (
    folder !== undefined &&
    (folder.parent_id ?? null) !== target &&
    !pathTo(folders, target).some(each => each.id === id)
  )
}
