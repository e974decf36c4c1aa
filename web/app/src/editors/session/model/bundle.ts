import type { Seed, TextFile } from '../../kind'
import { fileName } from '../../shared/file-name'
import { type Files, fileAt, pathsOf } from './files'

type Contents = { files: Record<string, string>; context: Record<string, unknown> }

/** A whole session as one JSON file, `{ "files": { path: text }, "context": { … } }`, as the server takes it again. */
export const bundle = (files: Files, context: Record<string, unknown>, title: string): TextFile => {
  const texts = pathsOf(files)
    .sort()
    .map(path => [path, fileAt(files, path)?.toString() ?? ''])
  const contents: Contents = { files: Object.fromEntries(texts), context }
  return {
    name: fileName(title, 'session.json'),
    type: 'application/json',
    text: `${JSON.stringify(contents, null, 2)}\n`,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A session of a file: one that was taken out of Tutti, or any text as the only file of a new one. */
export const unbundle = ({ name, text }: TextFile): Seed => {
  const given = parse(text)
  const title = name.replace(/(\.session)?\.json$/i, '') || name
  if (isRecord(given) && isRecord(given.files)) {
    const entries = Object.entries(given.files)
    if (!entries.every(([, content]) => typeof content === 'string'))
      throw new Error('In a session file each file is a text.')
    return { title, content: { files: given.files, context: isRecord(given.context) ? given.context : {} } }
  }
  return { title: name, content: { files: { [name]: text } } }
}
