import { readText } from '../shared/read-text'
import type { Found } from './dropped-files'
import { type Files, putFile } from './model/files'
import { cleanPath, freePath } from './model/paths'

type Added = { paths: string[]; skipped: number }

// the server takes a megabyte a second from one person
const mostBytes = 1_000_000

/**
 * Puts files of the person's into the session, those that are text; none replaces another.
 * @param change Makes the change to these paths; answers whether it was made.
 */
export const addFiles = async (
  files: Files,
  found: readonly Found[],
  folder: string,
  change: (paths: readonly string[], what: () => void) => Promise<boolean>,
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
  const named = new Map<string, string>()
  for (const { path, text } of texts)
    named.set(
      freePath(path, each => files.has(each) || named.has(each)),
      text,
    )
  const isDone = await change([...named.keys()], () => {
    for (const [path, text] of named) putFile(files, path, text)
  })
  return { paths: isDone ? [...named.keys()] : [], skipped: read.length - texts.length }
}
