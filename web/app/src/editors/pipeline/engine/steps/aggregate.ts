import type { Parameters as StepParameters } from '../../model/step'
import { groupsOf } from '../groups'
import { checkMeasure, type Measure, measured, measures, typeOfMeasure } from '../measures'
import { type Cell, type Column, freeName, type Table } from '../table'
import { columnNamed, Unfinished } from '../words'
import { choice, itemsOf, names, type StepType, text } from './step-type'

export type MeasureOf = { key: string; measure: Measure; column: string; name: string }

/** The measures of a step, as people added them. */
export const measuresOf = (parameters: StepParameters): MeasureOf[] =>
  itemsOf(parameters, 'measure').map(({ key, value }) => ({
    key,
    measure: choice(value, 'function', measures),
    column: text(value, 'column'),
    name: text(value, 'name').trim(),
  }))

/** What a measure is called without a name of its own. */
export const measureName = (measure: Measure, column: string): string =>
  measure === 'count' && column === '' ? 'count' : `${measure} of ${column}`

const valuesFor = (table: Table, { measure, column }: MeasureOf): Column | undefined => {
  if (column === '') {
    if (measure === 'count') return undefined
    throw new Unfinished(`Choose the column to take the ${measure} of.`)
  }
  const found = columnNamed(table, column)
  checkMeasure(measure, found)
  return found
}

/** One row for each group of equal rows, with what is measured in it; without a measure how many they are. */
export const aggregate: StepType = (table, parameters) => {
  const by = names(parameters, 'by').map(name => columnNamed(table, name))
  const asked = measuresOf(parameters)
  const wanted = (
    asked.length > 0 ? asked : [{ key: '', measure: 'count', column: '', name: '' } as const]
  ).map(each => ({ ...each, of: valuesFor(table, each) }))
  const groups =
    by.length > 0
      ? groupsOf(by, table.rows)
      : [{ key: [], rows: Array.from({ length: table.rows }, (_, row) => row) }]
  const columns: Column[] = by.map(({ name, type }, at) => ({
    name,
    type,
    values: groups.map(({ key }) => key[at] ?? null),
  }))
  for (const { measure, column, name, of } of wanted) {
    const values = groups.map(
      ({ rows }): Cell =>
        of
          ? measured(
              measure,
              rows.map(row => of.values[row] ?? null),
            )
          : rows.length,
    )
    columns.push({
      name: freeName(name || measureName(measure, column), columns),
      type: of ? typeOfMeasure(measure, of) : 'number',
      values,
    })
  }
  return { table: { columns, rows: groups.length } }
}
