/** A file with its path inside what was dropped or chosen. */
export type Found = { path: string; file: File }

const mostFiles = 500
// nobody means these when dropping a folder of code
const skipped = new Set(['node_modules', '.git', '.venv', '__pycache__', '.DS_Store'])

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  // a reader gives a folder in portions, until one is empty
  const next = async (): Promise<FileSystemEntry[]> => {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    all.push(...some)
    return some.length > 0 && all.length < mostFiles ? next() : all
  }
  return next()
}

const collect = async (entry: FileSystemEntry, into: Found[]): Promise<void> => {
  if (skipped.has(entry.name) || into.length >= mostFiles) return
  if (entry.isDirectory) {
    for (const inside of await entriesOf(entry as FileSystemDirectoryEntry)) await collect(inside, into)
  } else {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))
    into.push({ path: entry.fullPath, file })
  }
}

/** What was dropped, folders with everything in them. To be called in the event: afterwards it is gone. */
export const droppedFiles = async (data: DataTransfer): Promise<Found[]> => {
  const entries = [...data.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  const found: Found[] = []
  for (const entry of entries) await collect(entry, found)
  return found
}

/** What was chosen in a file dialog. */
export const chosenFiles = (list: FileList | null): Found[] =>
  [...(list ?? [])]
    .map(file => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !path.split('/').some(part => skipped.has(part)))
    .slice(0, mostFiles)
