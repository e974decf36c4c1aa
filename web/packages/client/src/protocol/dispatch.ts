import { readBinary } from './binary'
import { readFrame } from './decode'
import type { ConnectedFrame, ErrorFrame, OtherFrame, PermissionsFrame, PersonFrame } from './frames'

/** One function per thing the server says. */
export type FrameHandlers = {
  connected(frame: ConnectedFrame): void
  acked(upTo: number): void
  error(frame: ErrorFrame): void
  person(frame: PersonFrame): void
  permissions(frame: PermissionsFrame): void
  resync(): void
  other(frame: OtherFrame): void
  step1(vector: Uint8Array): void
  update(update: Uint8Array, isStep2: boolean): void
  awareness(update: Uint8Array): void
  queryAwareness(): void
}

/** Reads a text frame and hands it on; throws when it is none. */
export const hearText = (data: string, handlers: FrameHandlers): void => {
  const known = readFrame(data)
  switch (known.kind) {
    case 'connected':
      handlers.connected(known.frame)
      break
    case 'ack':
      if (known.frame.upto !== undefined) handlers.acked(known.frame.upto)
      break
    case 'error':
      handlers.error(known.frame)
      break
    case 'person':
      handlers.person(known.frame)
      break
    case 'permissions':
      handlers.permissions(known.frame)
      break
    case 'resync':
      handlers.resync()
      break
    case 'heartbeat':
      break
    case 'other':
      handlers.other(known.frame)
  }
}

/** Reads a binary frame and hands it on; throws when it is cut off. */
export const hearBinary = (data: Uint8Array, handlers: FrameHandlers): void => {
  const frame = readBinary(data)
  switch (frame.kind) {
    case 'step-1':
      handlers.step1(frame.vector)
      break
    case 'step-2':
    case 'update':
      handlers.update(frame.update, frame.kind === 'step-2')
      break
    case 'awareness':
      handlers.awareness(frame.update)
      break
    case 'query-awareness':
      handlers.queryAwareness()
      break
    // what is denied on this dialect is also said as an error
    case 'denied':
    case 'unknown':
  }
}
