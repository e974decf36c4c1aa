import type { ChartData } from '../../charts/chart-data'
import type { Parameters } from '../../model/step'
import type { Table } from '../table'
import { StepError, Unfinished } from '../words'

/** What a step can ask for besides the table that comes to it. */
export type Context = {
  /** The table of a file on this device; throws `NeedsSource` without it. */
  source: (
    name: string,
    options: { delimiter?: string; header: boolean },
  ) => { table: Table; notes: string[] }
  /** The result of a step before this one; throws a sentence when there is none. */
  step: (id: string) => Table
}

/** What a step made. */
export type Made = { table: Table; notes?: string[]; chart?: ChartData }

/** One type of step: a pure function from table to table. What is wrong is thrown as `StepError`. */
export type StepType = (table: Table, parameters: Parameters, context: Context) => Made

/** A parameter that is text, whatever stands there. */
export const text = (parameters: Parameters, name: string): string => {
  const value = parameters[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A parameter that is a list of names; one name alone is one too. */
export const names = (parameters: Parameters, name: string): string[] => {
  const value = parameters[name]
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return [...new Set(list.filter((each): each is string => typeof each === 'string' && each !== ''))]
}

/** A parameter that is one of several; what is unknown is an error, what is missing the first. */
export const choice = <Value extends string>(
  parameters: Parameters,
  name: string,
  values: readonly [Value, ...Value[]],
): Value => {
  const value = parameters[name]
  if (value === undefined || value === null || value === '') return values[0]
  const found = values.find(each => each === value)
  if (found === undefined)
    throw new StepError(`“${String(value).slice(0, 60)}” is not one of ${values.join(', ')}.`)
  return found
}

/** The name of a column that has to be chosen. */
export const needed = (parameters: Parameters, name: string, ask: string): string => {
  const value = text(parameters, name)
  if (value === '') throw new Unfinished(ask)
  return value
}

/**
 * Parameters that people add one by one each have a key of their own, `measure:k3x`, so that two people who add one at
 * the same time both keep it. In the order of their keys, which begin with the time.
 */
export const itemsOf = (
  parameters: Parameters,
  prefix: string,
): { key: string; value: Readonly<Record<string, unknown>> }[] =>
  Object.keys(parameters)
    .filter(key => key.startsWith(`${prefix}:`))
    .sort()
    .flatMap(key => {
      const value = parameters[key]
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? [{ key, value: value as Record<string, unknown> }]
        : []
    })
