import { groupsOf } from '../groups'
import { checkMeasure, measured, measures, typeOfMeasure } from '../measures'
import { type Cell, type Column, cellText, freeName } from '../table'
import { columnNamed, StepError, Unfinished } from '../words'
import { choice, needed, type StepType, text } from './step-type'

const mostColumns = 60

/** A row for each value of one column, a column for each value of another, and in between what is measured. */
export const pivot: StepType = (table, parameters) => {
  const down = columnNamed(table, needed(parameters, 'rows', 'Choose the column whose values become rows.'))
  const across = columnNamed(
    table,
    needed(parameters, 'columns', 'Choose the column whose values become columns.'),
  )
  const measure = choice(parameters, 'function', measures)
  const name = text(parameters, 'value')
  if (name === '' && measure !== 'count') throw new Unfinished(`Choose the column to take the ${measure} of.`)
  const of = name === '' ? undefined : columnNamed(table, name)
  if (of) checkMeasure(measure, of)
  const heads = groupsOf([across], table.rows).map(({ key }) => key[0] ?? null)
  if (heads.length > mostColumns)
    throw new StepError(
      `“${across.name}” has ${heads.length} values; a pivot has at most ${mostColumns} columns.`,
    )
  const groups = groupsOf([down], table.rows)
  const columns: Column[] = [
    { name: down.name, type: down.type, values: groups.map(({ key }) => key[0] ?? null) },
  ]
  const inHeads = groups.map(({ rows }) => {
    const byHead = new Map<Cell, number[]>()
    for (const row of rows) {
      const head = across.values[row] ?? null
      const known = byHead.get(head)
      if (known) known.push(row)
      else byHead.set(head, [row])
    }
    return byHead
  })
  for (const head of heads)
    columns.push({
      name: freeName(cellText(head), columns),
      type: of ? typeOfMeasure(measure, of) : 'number',
      values: inHeads.map(byHead => {
        const rows = byHead.get(head)
        if (!of) return rows?.length ?? 0
        return rows
          ? measured(
              measure,
              rows.map(row => of.values[row] ?? null),
            )
          : null
      }),
    })
  return { table: { columns, rows: groups.length } }
}
