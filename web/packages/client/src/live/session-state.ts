/** Who someone in a live session is. */
export type SessionPerson = { id: string; name: string; color: string; avatar?: string; guest?: boolean }

/** Who may write while a session lasts: everyone, whoever has the turn, or each only what they hold a lock on. */
export type SessionMode = 'parallel' | 'sequential' | 'locked'

/** Whose turn it is, and since when (UTC, ISO 8601). */
export type Turn = { holder: SessionPerson | undefined; since: string | undefined }

/** People working on a document together: who leads, how they write, whose turn it is. */
export type LiveSession = {
  id: string
  host: SessionPerson
  mode: SessionMode
  /** How many people may be here; undefined for any number. */
  maxUsers: number | undefined
  /** UTC, ISO 8601. */
  startedAt: string
  turn: Turn
  /** Who asked for the turn, the first one first. */
  queue: readonly SessionPerson[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Someone as the server writes them; undefined when it is nobody. */
export const readPerson = (value: unknown): SessionPerson | undefined => {
  if (!isRecord(value)) return undefined
  const id = textIn(value.id)
  if (id === undefined) return undefined
  const avatar = textIn(value.avatar)
  return {
    id,
    name: textIn(value.name) ?? 'Someone',
    color: textIn(value.color) ?? '#6b7280',
    ...(avatar !== undefined && { avatar }),
    ...(value.guest === true && { guest: true }),
  }
}

// a mode that a newer server has restricts more than this client knows, and the server says what it refuses
const modeOf = (value: unknown): SessionMode =>
  value === 'sequential' || value === 'locked' ? value : 'parallel'

const turnOf = (value: unknown): Turn =>
  isRecord(value)
    ? { holder: readPerson(value.holder), since: textIn(value.since) }
    : { holder: undefined, since: undefined }

/** A session as the server writes it; undefined when there is none, or nothing that could be one. */
export const readSession = (value: unknown): LiveSession | undefined => {
  if (!isRecord(value)) return undefined
  const [id, host] = [textIn(value.id), readPerson(value.host)]
  if (id === undefined || !host) return undefined
  const most = value.max_users
  return {
    id,
    host,
    mode: modeOf(value.mode),
    maxUsers: typeof most === 'number' && most > 0 ? most : undefined,
    startedAt: textIn(value.started_at) ?? '',
    turn: turnOf(value.turn),
    queue: Array.isArray(value.queue) ? value.queue.flatMap(each => readPerson(each) ?? []) : [],
  }
}
