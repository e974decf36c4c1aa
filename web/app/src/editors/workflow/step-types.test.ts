import { expect, it } from 'vitest'
import { searchTypes, stepTypeOf, stepTypes } from './step-types'

it('[D2] step types are found by what they do, not only by their name', () => {
  const found = (query: string) => searchTypes(query).map(({ id }) => id)
  expect(found('')).toHaveLength(stepTypes.length)
  expect(found('cron')).toEqual(['trigger'])
  expect(found('API call')).toEqual(['http'])
  expect(found('no such thing')).toEqual([])
})

it('[D2] a type nobody knows is a plain step with an input and an output', () => {
  expect(stepTypeOf('task')).toMatchObject({ name: 'Task', hasInput: true, fields: [] })
  expect(stepTypeOf('task')).toBe(stepTypeOf('task'))
  expect(stepTypeOf('')).toMatchObject({ name: 'Step' })
})

it.each(stepTypes)('[D2] the summary of $name survives any values', ({ summary, fields }) => {
  const values = [undefined, null, 7, {}, [], '', 'x', Number.NaN]
  for (const value of values)
    expect(typeof summary(Object.fromEntries(fields.map(({ name }) => [name, value])))).toBe('string')
})
