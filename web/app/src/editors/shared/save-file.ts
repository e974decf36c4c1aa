import type { TextFile } from '../kind'

/** Gives a file to the person: the browser puts it where downloads go. */
export const saveFile = ({ name, type, text }: TextFile): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // the browser has to have begun with it
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
