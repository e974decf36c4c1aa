import { evaluate } from '../expression/compile'
import { typeOfCells } from '../values'
import { Unfinished } from '../words'
import { type StepType, text } from './step-type'

/** A new column, or new values for one there is, by an expression. */
export const compute: StepType = (table, parameters) => {
  const name = text(parameters, 'name').trim().slice(0, 200)
  if (name === '') throw new Unfinished('Give the new column a name.')
  const { values, notes } = evaluate(text(parameters, 'expression'), table)
  const column = { name, type: typeOfCells(values), values }
  const at = table.columns.findIndex(known => known.name === name)
  return {
    table: { ...table, columns: at === -1 ? [...table.columns, column] : table.columns.with(at, column) },
    notes,
  }
}
