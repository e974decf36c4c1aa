import { chartKinds } from '../../charts/chart-data'
import { draw } from '../draw'
import { measures } from '../measures'
import { choice, type StepType, text } from './step-type'

/** Draws the table and hands it on as it is. */
export const chart: StepType = (table, parameters) => ({
  table,
  chart: draw(table, {
    kind: choice(parameters, 'kind', chartKinds),
    x: text(parameters, 'x'),
    y: text(parameters, 'y'),
    measure: text(parameters, 'function') === '' ? '' : choice(parameters, 'function', measures),
    series: text(parameters, 'series'),
  }),
})
