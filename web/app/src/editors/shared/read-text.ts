import type { TextFile } from '../kind'

const decoderOf = (bytes: Uint8Array): TextDecoder => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  return new TextDecoder('utf-8', { fatal: true })
}

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    const text = decoderOf(bytes).decode(bytes)
    return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}

/**
 * A file of the person's as text, its lines ended by \n.
 * @param mostBytes What fits into a document.
 * @throws An Error with a sentence for the person: it is too large, or no text.
 */
export const readText = async (file: File, mostBytes = 2_000_000): Promise<TextFile> => {
  if (file.size > mostBytes)
    throw new Error(`“${file.name}” is larger than ${Math.floor(mostBytes / 1_000)} KB.`)
  const text = decode(new Uint8Array(await file.arrayBuffer()))
  if (text === undefined) throw new Error(`“${file.name}” is not a text file.`)
  return { name: file.name, type: file.type || 'text/plain', text }
}
