import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** The binary frames of y-protocols that this client understands. */
export type BinaryFrame =
  | { kind: 'step-1'; vector: Uint8Array }
  | { kind: 'step-2'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'query-awareness' }
  | { kind: 'denied'; reason: string }
  | { kind: 'unknown' }

const sync = 0
const awareness = 1
const auth = 2
const queryAwareness = 3

const syncFrame = (step: number, payload: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** Asks the other side for what this state vector lacks. */
export const step1Frame = (vector: Uint8Array): Uint8Array => syncFrame(0, vector)

/** Answers a step 1. */
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(1, update)

/** Carries one change of the document. */
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(2, update)

/** Carries an awareness update. */
export const awarenessFrame = (update: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, awareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

const readSync = (decoder: decoding.Decoder): BinaryFrame => {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === 0) return { kind: 'step-1', vector: payload }
  if (step === 1) return { kind: 'step-2', update: payload }
  return step === 2 ? { kind: 'update', update: payload } : { kind: 'unknown' }
}

/** Reads a frame; throws when it is cut off. */
export const readBinary = (data: Uint8Array): BinaryFrame => {
  const decoder = decoding.createDecoder(data)
  const type = decoding.readVarUint(decoder)
  if (type === sync) return readSync(decoder)
  if (type === awareness) return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
  if (type === queryAwareness) return { kind: 'query-awareness' }
  if (type === auth && decoding.readVarUint(decoder) === 0)
    return { kind: 'denied', reason: decoding.readVarString(decoder) }
  return { kind: 'unknown' }
}
