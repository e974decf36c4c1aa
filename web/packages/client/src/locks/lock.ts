import { readPerson, type SessionPerson } from '../live/session-state'

/** A part of a text, from `start` to `end`: Yjs relative positions as JSON, which move with the text. */
export type LockRange = { start: unknown; end: unknown }

/** A place of a document that somebody holds for a time: nobody else can edit it. */
export type Lock = {
  id: string
  /** `document`, what the kind calls its things (`node`, `edge`, `step`, `file`), `path`, or `range`. */
  resourceType: string
  resourceId: string
  /** The place as a JSON pointer; empty for the whole document. */
  place: string
  /** Of a `range`: which part of the text at `place`. */
  range: LockRange | undefined
  holder: SessionPerson
  reason: string | undefined
  /** Grows with each lock of the document that is taken. */
  fence: number
  /** When it ends by itself, by this device's clock; milliseconds since 1970. */
  endsAt: number
  /** Who asked for it, the first one first. */
  waiting: readonly SessionPerson[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/**
 * A lock as the server writes it; undefined for what could be none.
 * @param ahead How far the server's clock is ahead of this device's, in milliseconds.
 */
export const readLock = (value: unknown, ahead = 0): Lock | undefined => {
  if (!isRecord(value) || typeof value.place !== 'string') return undefined
  const [id, holder] = [textIn(value.id), readPerson(value.holder)]
  const endsAt = Date.parse(textIn(value.expires_at) ?? '') - ahead
  if (id === undefined || !holder || Number.isNaN(endsAt)) return undefined
  const { range, fence } = value
  return {
    id,
    resourceType: textIn(value.resource_type) ?? 'path',
    resourceId: textIn(value.resource_id) ?? '',
    place: value.place,
    range: isRecord(range) ? { start: range.start, end: range.end } : undefined,
    holder,
    reason: textIn(value.reason),
    fence: typeof fence === 'number' ? fence : 0,
    endsAt,
    waiting: Array.isArray(value.waiting) ? value.waiting.flatMap(each => readPerson(each) ?? []) : [],
  }
}
