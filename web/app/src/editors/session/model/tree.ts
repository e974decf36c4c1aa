import { nameOf } from './paths'

/** A line of the file tree as it is shown. */
export type Row = {
  /** Tells files and folders apart that have the same path. */
  key: string
  path: string
  name: string
  isFolder: boolean
  /** 1 at the top. */
  level: number
  isOpen: boolean
  /** Its number among its siblings, from 1, and how many they are. */
  place: number
  of: number
}

type Folder = { path: string; folders: Map<string, Folder>; files: string[] }

const newFolder = (path: string): Folder => ({ path, folders: new Map(), files: [] })

// paths another client wrote need not be clean: parts that are nothing are no folders
const folderFor = (top: Folder, path: string): Folder => {
  let folder = top
  for (const part of path.split('/').slice(0, -1).filter(Boolean)) {
    const inside = folder.folders.get(part) ?? newFolder(folder.path ? `${folder.path}/${part}` : part)
    folder.folders.set(part, inside)
    folder = inside
  }
  return folder
}

const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare

/** The lines of the tree: folders before files, each in the order people count and spell; closed folders show nothing. */
export const rowsOf = (paths: readonly string[], isOpen: (folder: string) => boolean): Row[] => {
  const top = newFolder('')
  for (const path of paths) folderFor(top, path).files.push(path)
  const rows: Row[] = []
  const show = (folder: Folder, level: number) => {
    const folders = [...folder.folders].sort(([a], [b]) => inOrder(a, b))
    const files = folder.files.map(path => ({ path, name: nameOf(path) }))
    files.sort((a, b) => inOrder(a.name, b.name) || inOrder(a.path, b.path))
    const of = folders.length + files.length
    for (const [index, [name, inside]] of folders.entries()) {
      const { path } = inside
      const open = isOpen(path)
      rows.push({ key: `${path}/`, path, name, isFolder: true, level, isOpen: open, place: index + 1, of })
      if (open) show(inside, level + 1)
    }
    for (const [index, { path, name }] of files.entries()) {
      const place = folders.length + index + 1
      rows.push({ key: path, path, name, isFolder: false, level, isOpen: false, place, of })
    }
  }
  show(top, 1)
  return rows
}

/** The folders one has to open to see a path, outermost first. */
export const foldersAbove = (path: string): string[] => {
  const parts = path.split('/').filter(Boolean).slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
