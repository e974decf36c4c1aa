/** The part of an RFC 9457 problem this client reads. */
export type Problem = {
  code?: string
  title?: string
  detail?: string
  message?: string
  retry_after_ms?: number
}

/** A request or connection the server (or the way to it) refused. */
export class TuttiError extends Error {
  /** The protocol's code, such as `PERMISSION_DENIED`; `UNKNOWN` when the answer carried none. */
  readonly code: string
  /** The HTTP status, or 0 when there was no answer. */
  readonly status: number
  /** Milliseconds to wait before another try, when the server said so. */
  readonly retryAfterMs?: number

  constructor(code: string, status: number, message: string, retryAfterMs?: number) {
    super(message)
    this.name = 'TuttiError'
    this.code = code
    this.status = status
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const waitOf = (problem: Record<string, unknown>, response: Response): number | undefined => {
  if (typeof problem.retry_after_ms === 'number') return problem.retry_after_ms
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

/** Reads the error out of a failed answer; `body` is what was already parsed of it, whatever it is. */
export const toTuttiError = (response: Response, body: unknown): TuttiError => {
  const problem = isRecord(body) ? body : {}
  const message =
    text(problem.detail) ??
    text(problem.message) ??
    text(problem.title) ??
    `The server answered ${response.status}.`
  return new TuttiError(text(problem.code) ?? 'UNKNOWN', response.status, message, waitOf(problem, response))
}
