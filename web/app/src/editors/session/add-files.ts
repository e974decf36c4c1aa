import { readText } from '../shared/read-text'
import type { Found } from './dropped-files'
import { type Files, putFile } from './model/files'
import { cleanPath, freePath } from './model/paths'

type Added = { paths: string[]; skipped: number }

// the server takes a megabyte a second from one person
const mostBytes = 1_000_000

/** Puts files of the person's into the session, those that are text; none replaces another. */
export const addFiles = async (
  files: Files,
  found: readonly Found[],
  folder: string,
  change: (what: () => void) => void,
): Promise<Added> => {
  const read = await Promise.all(
    found.map(async ({ path, file }) => {
      try {
        return { path: cleanPath(`${folder}/${path}`), text: (await readText(file, mostBytes)).text }
      } catch {
        return undefined
      }
    }),
  )
  const texts = read.filter(each => each !== undefined)
  const paths: string[] = []
  change(() => {
    for (const { path, text } of texts) {
      const free = freePath(path, each => files.has(each))
      putFile(files, free, text)
      paths.push(free)
    }
  })
  return { paths, skipped: read.length - texts.length }
}
