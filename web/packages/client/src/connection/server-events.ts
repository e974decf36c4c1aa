/** One server-sent event. */
export type ServerEvent = { name: string; data: string }

const readEvent = (block: string): ServerEvent | undefined => {
  let name = ''
  const data: string[] = []
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim()
    else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5))
  }
  return name === '' ? undefined : { name, data: data.join('\n') }
}

/** Reads server-sent events until the body ends; comments, and events without a name, are passed over. */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let looked = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      // some proxies write lines their own way
      text += decoder.decode(value, { stream: true }).replaceAll('\r', '')
      for (let end = text.indexOf('\n\n', looked); end >= 0; end = text.indexOf('\n\n')) {
        const event = readEvent(text.slice(0, end))
        text = text.slice(end + 2)
        looked = 0
        if (event) yield event
      }
      looked = Math.max(0, text.length - 1)
    }
  } finally {
    reader.releaseLock()
  }
}
