import { pick } from '../table'
import { StepError } from '../words'
import { choice, type StepType, text } from './step-type'

/** The first or the last rows; without a number a hundred. */
export const limit: StepType = (table, parameters) => {
  const written = text(parameters, 'count').trim()
  const count = written === '' ? 100 : Number(written)
  if (!Number.isInteger(count) || count < 0)
    throw new StepError('How many rows is a whole number, such as 100.')
  const kept = Math.min(count, table.rows)
  const first = choice(parameters, 'from', ['first', 'last']) === 'first' ? 0 : table.rows - kept
  return {
    table: pick(
      table,
      Uint32Array.from({ length: kept }, (_, at) => first + at),
    ),
  }
}
