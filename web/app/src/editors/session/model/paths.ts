export const mostPathCharacters = 300

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const control = /[\u0000-\u001f\u007f]/

/**
 * A path as a person writes it, made the one way it stands in a document: folders by single slashes, none at either end.
 * @throws An Error with a sentence for the person.
 */
export const cleanPath = (written: string): string => {
  const parts = written
    .replaceAll('\\', '/')
    .split('/')
    .map(part => part.trim())
    .filter(Boolean)
  const path = parts.join('/')
  if (path === '') throw new Error('Give the file a name.')
  if (parts.includes('.') || parts.includes('..')) throw new Error('A path cannot have . or .. in it.')
  if (control.test(path)) throw new Error('A path is made of visible characters.')
  if (path.length > mostPathCharacters)
    throw new Error(`A path has at most ${mostPathCharacters} characters.`)
  return path
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1) || path

/** The folder a path is in; empty at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

export const isInside = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)

/** The same path with a number that nobody has yet: `notes 2.md`. */
export const freePath = (path: string, isTaken: (path: string) => boolean): string => {
  if (!isTaken(path)) return path
  const name = nameOf(path)
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  const before = path.slice(0, path.length - name.length) + stem
  for (let number = 2; ; number += 1) {
    const tried = `${before} ${number}${ending}`
    if (!isTaken(tried)) return tried
  }
}
