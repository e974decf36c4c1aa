import type { AuditWhich } from '../../data/use-audit'
import { endOfDay, startOfDay } from './time-span'

/** What stands in the fields above the table. */
export type AuditFields = {
  type: string
  person: { id: string; name: string } | undefined
  address: string
  /** Days as `2026-05-20`; both belong to the time looked at. */
  from: string
  to: string
}

export const noFilters: AuditFields = { type: '', person: undefined, address: '', from: '', to: '' }

/** What to ask the server for. */
export const whichOf = ({ type, person, address, from, to }: AuditFields): AuditWhich => {
  const [start, end] = [startOfDay(from), endOfDay(to)]
  return {
    ...(type && { type }),
    ...(person && { person_id: person.id }),
    ...(address.trim() && { address: address.trim() }),
    ...(start && { from: start }),
    ...(end && { to: end }),
  }
}
