import type { Document } from '@tutti/client'
import type { Kind } from './kind'

const found = Object.values(import.meta.glob<Kind>('./*/kind.ts', { eager: true, import: 'kind' }))

/** The kinds this page can edit, in the order of menus. A kind that is not here is not listed: there would be nothing to do with it. */
export const kinds: readonly Kind[] = found.sort((a, b) => a.order - b.order)

/** The same by id. */
export const editors: Readonly<Record<string, Kind>> = Object.fromEntries(kinds.map(kind => [kind.id, kind]))

export const isListed = (document: Pick<Document, 'kind'>): boolean => document.kind in editors

/** The kinds as the options of a select. */
export const kindOptions: readonly { value: string; label: string }[] = kinds.map(({ id, name }) => ({
  value: id,
  label: name,
}))
