import { aggregate } from './aggregate'
import { chart } from './chart'
import { compute } from './compute'
import { filter } from './filter'
import { join } from './join'
import { limit } from './limit'
import { load } from './load'
import { pivot } from './pivot'
import { select } from './select'
import { sort } from './sort'
import type { StepType } from './step-type'

/** Every type of step that this page can run, by its name in documents. */
export const stepTypes: Readonly<Record<string, StepType>> = {
  load,
  select,
  filter,
  sort,
  compute,
  aggregate,
  join,
  pivot,
  limit,
  chart,
}
