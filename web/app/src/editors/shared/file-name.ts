// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unfit = /[\\/:*?"<>|\u0000-\u001f]+/g

/** A title as the name of a file: what no system takes is left out. */
export const fileName = (title: string, extension: string): string => {
  const stem = title.replace(unfit, ' ').replace(/\s+/g, ' ').trim().slice(0, 100).trim()
  return `${stem || 'Untitled'}.${extension}`
}
