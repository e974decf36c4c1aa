/** What one may do in a document, as far as the page behaves differently. */
export type Level = 'edit' | 'comment' | 'view'

export const levelOf = (permissions: readonly string[]): Level => {
  if (permissions.includes('edit')) return 'edit'
  return permissions.includes('talk') ? 'comment' : 'view'
}

const rank: Record<Level, number> = { view: 0, comment: 1, edit: 2 }

export const isLess = (now: Level, before: Level): boolean => rank[now] < rank[before]

const sentences: Record<Level, string> = {
  edit: 'You can edit now.',
  comment: 'You can comment now, but not edit.',
  view: 'You can only view now.',
}

export const levelSentence = (level: Level): string => sentences[level]

type Happened = { type: string; at: string; user?: { name: string } | null; data?: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Whose event it is about, however the server spells it. */
const personIn = (data: unknown): unknown => {
  if (!isRecord(data)) return undefined
  return data.person_id ?? (isRecord(data.person) ? data.person.id : data.person)
}

// an older change explains nothing
const recentMs = 60_000

/** Who gave this person another role just now, from what happened in the workspace; nobody when it does not say. */
export const whoChanged = (events: readonly Happened[], personId: string, now: Date): string | undefined =>
  events.find(
    ({ type, at, data }) =>
      type === 'member_role_changed' &&
      personIn(data) === personId &&
      now.getTime() - new Date(at).getTime() < recentMs,
  )?.user?.name
