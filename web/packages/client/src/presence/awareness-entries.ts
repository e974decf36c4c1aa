import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** One client's part of an awareness update. */
export type AwarenessEntry = {
  client: number
  clock: number
  /** The state as JSON text; `null` when the client is gone. */
  json: string
}

/** Reads an awareness update; throws when it is cut off. */
export const readEntries = (update: Uint8Array): AwarenessEntry[] => {
  const decoder = decoding.createDecoder(update)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    json: decoding.readVarString(decoder),
  }))
}

/** Writes an awareness update. */
export const writeEntries = (entries: readonly AwarenessEntry[]): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, json } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, json)
    }
  })
