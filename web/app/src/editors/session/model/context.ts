import * as Y from 'yjs'

export type Row = { key: string; name: string; text: string; block: boolean }

/** What a host application tells about a session, as far as this page knows what it means; the rest as rows. */
export type Context = {
  tokens: number | undefined
  tokenLimit: number | undefined
  health: number | undefined
  status: string | undefined
  touched: readonly string[]
  rows: readonly Row[]
}

const limitKeys = ['token_limit', 'max_tokens', 'context_window'] as const

const mostRows = 50
const mostCharacters = 2_000
const mostTouched = 200

const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

const short = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text

const pathIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  const path: unknown =
    typeof value === 'object' && value !== null && 'path' in value ? value.path : undefined
  return typeof path === 'string' ? path : undefined
}

const textOf = (value: unknown): { text: string; block: boolean } => {
  if (typeof value === 'string') return { text: short(value), block: value.length > 60 }
  if (typeof value === 'number') return { text: value.toLocaleString('en'), block: false }
  if (typeof value === 'boolean') return { text: value ? 'Yes' : 'No', block: false }
  if (value === null || value === undefined) return { text: '–', block: false }
  return { text: short(JSON.stringify(value, null, 2) ?? ''), block: true }
}

/** A key as words: `files_touched` is “Files touched”. */
const words = (key: string): string => {
  const spaced = key.replace(/[_-]+/g, ' ').trim() || key
  return spaced.charAt(0).toUpperCase() + spaced.slice(1, 60)
}

/** The values as plain JSON, whatever shared types they are kept in. */
export const contextJson = (context: Y.Map<unknown>): Record<string, unknown> => {
  const entries = [...context].map(([key, value]) => [
    key,
    value instanceof Y.AbstractType ? value.toJSON() : value,
  ])
  return Object.fromEntries(entries)
}

export const readContext = (context: Y.Map<unknown>): Context => {
  const values = contextJson(context)
  const touched = values.files_touched
  const paths = Array.isArray(touched) ? touched.map(pathIn).filter(path => path !== undefined) : []
  const limit = limitKeys.find(key => (number(values[key]) ?? 0) > 0)
  const shown = new Set<string>([
    ...(number(values.token_count) === undefined ? [] : ['token_count']),
    ...(number(values.health_score) === undefined ? [] : ['health_score']),
    ...(typeof values.status === 'string' ? ['status'] : []),
    ...(Array.isArray(touched) ? ['files_touched'] : []),
    ...(limit ? [limit] : []),
  ])
  return {
    tokens: number(values.token_count),
    tokenLimit: limit && number(values[limit]),
    health: number(values.health_score),
    status: typeof values.status === 'string' && values.status ? short(values.status) : undefined,
    touched: [...new Set(paths)].slice(0, mostTouched),
    // a known key with an unknown kind of value is shown as it is
    rows: Object.keys(values)
      .filter(key => !shown.has(key))
      .sort()
      .slice(0, mostRows)
      .map(key => ({ key, name: words(key), ...textOf(values[key]) })),
  }
}

/** A health score in words; it runs from 0 to 100. */
export const healthWords = (score: number): { word: string; look: 'good' | 'fair' | 'poor' } => {
  if (score >= 80) return { word: 'Healthy', look: 'good' }
  if (score >= 50) return { word: 'Needs care', look: 'fair' }
  return { word: 'In trouble', look: 'poor' }
}
