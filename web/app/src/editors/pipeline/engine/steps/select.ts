import { columnNamed, StepError } from '../words'
import { names, type StepType } from './step-type'

const hidden = 'hide:'
const renamed = 'name:'

/** The parameters of one column: each has its own, so that two people can change different columns at once. */
export const hideKey = (column: string): string => `${hidden}${column}`
export const nameKey = (column: string): string => `${renamed}${column}`

/** Leaves columns out and gives others a new name. A list `columns` keeps only those, in its order. */
export const select: StepType = (table, parameters) => {
  const wanted = names(parameters, 'columns')
  const known = wanted.length > 0 ? wanted.map(name => columnNamed(table, name)) : table.columns
  const kept = known.filter(({ name }) => parameters[hideKey(name)] !== true)
  if (kept.length === 0 && known.length > 0) throw new StepError('Keep at least one column.')
  const columns = kept.map(column => {
    const name = parameters[nameKey(column.name)]
    return typeof name === 'string' && name.trim() !== '' ? { ...column, name: name.trim() } : column
  })
  const twice = columns.find(({ name }, at) => columns.findIndex(other => other.name === name) !== at)
  if (twice) throw new StepError(`Two columns would be called “${twice.name}”.`)
  const gone = Object.keys(parameters)
    .filter(key => key.startsWith(hidden) || key.startsWith(renamed))
    .map(key => key.slice(key.indexOf(':') + 1))
    .find(name => !table.columns.some(column => column.name === name))
  return {
    table: { ...table, columns },
    notes:
      gone === undefined ? [] : [`The column “${gone}” that is hidden or renamed here no longer comes in.`],
  }
}
