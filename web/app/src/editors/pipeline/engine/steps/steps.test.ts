import { describe, expect, it } from 'vitest'
import { rows, table, through } from '../testing/open-engine'
import { aggregate } from './aggregate'
import { compute } from './compute'
import { filter } from './filter'
import { join } from './join'
import { limit } from './limit'
import { pivot } from './pivot'
import { select } from './select'
import { sort } from './sort'
import type { Context } from './step-type'

const survey = `
answer,age,when
Yes,30,2026-03-02
no,20,2026-03-01
,40,2026-03-01
Yes,,2026-03-03
yes,25,2026-03-02`

const ages = (parameters: Record<string, unknown>) =>
  through(filter, survey, parameters)
    .slice(1)
    .map(row => row[1])

describe('filter', () => {
  it('[D2] keeps what is not empty when only a column is said', () => {
    expect(ages({ column: 'answer' })).toEqual([30, 20, null, 25])
  })
  it.each([
    [{ column: 'answer', operator: 'empty' }, [40]],
    [{ column: 'answer', operator: 'equals', value: 'YES' }, [30, null, 25]],
    [{ column: 'answer', operator: 'not_equals', value: 'yes' }, [20, 40]],
    [{ column: 'answer', operator: 'contains', value: 'e' }, [30, null, 25]],
    [{ column: 'answer', operator: 'not_contains', value: 'e' }, [20, 40]],
    [{ column: 'answer', operator: 'starts', value: 'n' }, [20]],
    [{ column: 'answer', operator: 'ends', value: 's' }, [30, null, 25]],
    [{ column: 'answer', operator: 'one_of', value: 'no, maybe' }, [20]],
    [{ column: 'age', operator: '>', value: '25' }, [30, 40]],
    [{ column: 'age', operator: 'at_least', value: 25 }, [30, 40, 25]],
    [{ column: 'age', operator: '<=', value: '25' }, [20, 25]],
    [{ column: 'when', operator: 'equals', value: '2026-3-1' }, [20, 40]],
    [{ column: 'when', operator: 'greater', value: '2026-03-02' }, [null]],
    [{ mode: 'expression', expression: 'age > 20 and answer = "Yes"' }, [30]],
  ])('[D2] keeps the rows of %j', (parameters, kept) => {
    expect(ages(parameters)).toEqual(kept)
  })
  it.each([
    [{}, 'Choose the column'],
    [{ column: 'anwser' }, 'There is no column “anwser”. Did you mean “answer”?'],
    [{ column: 'age', operator: 'greater', value: 'old' }, '“age” is a number; “old” is not.'],
    [{ column: 'age', operator: 'greater' }, 'Write the value'],
    [{ column: 'age', operator: 'like', value: 'x' }, '“like” is not one of'],
    [{ column: ['age'], operator: 'x' }, 'Choose the column'],
  ])('[D2] says what is wrong with %j', (parameters, said) => {
    expect(() => ages(parameters)).toThrow(said)
  })
})

describe('other steps', () => {
  it('[D2] sort puts what is empty last in both directions, and keeps equal rows as they were', () => {
    const sorted = (parameters: Record<string, unknown>) =>
      through(sort, survey, parameters)
        .slice(1)
        .map(row => row[1])
    expect(sorted({ column: 'age' })).toEqual([20, 25, 30, 40, null])
    expect(sorted({ column: 'age', direction: 'descending' })).toEqual([40, 30, 25, 20, null])
    expect(sorted({ column: 'when', second: 'age', second_direction: 'descending' })).toEqual([
      40,
      20,
      30,
      25,
      null,
    ])
    expect(sorted({ column: 'answer' })).toEqual([20, 30, null, 25, 40])
  })

  it('[D2] group counts by a column, and takes several measures', () => {
    expect(through(aggregate, survey, { by: 'when' })).toEqual([
      ['when', 'count'],
      ['2026-03-01', 2],
      ['2026-03-02', 2],
      ['2026-03-03', 1],
    ])
    const measures = {
      'measure:1': { function: 'mean', column: 'age' },
      'measure:2': { function: 'distinct', column: 'answer', name: 'answers' },
      'measure:3': { function: 'max', column: 'when' },
      'measure:4': 'nonsense',
    }
    expect(through(aggregate, survey, measures)).toEqual([
      ['mean of age', 'answers', 'max of when'],
      [28.75, 3, '2026-03-03'],
    ])
    expect(() => through(aggregate, survey, { 'measure:1': { function: 'sum', column: 'answer' } })).toThrow(
      'The sum needs numbers, and “answer” is text.',
    )
  })

  it('[D2] group adds up tenths without a rest', () => {
    const tenths = `x\n${Array.from({ length: 1000 }, () => '0.1').join('\n')}`
    expect(through(aggregate, tenths, { 'measure:1': { function: 'sum', column: 'x' } })[1]).toEqual([100])
  })

  it('[D2] compute adds a column of the right type, or changes one', () => {
    expect(through(compute, 'a\n1\n2', { name: 'b', expression: 'a * 2' })).toEqual([
      ['a', 'b'],
      [1, 2],
      [2, 4],
    ])
    expect(through(compute, 'a,b\n1,2', { name: 'a', expression: 'a + b' })).toEqual([
      ['a', 'b'],
      [3, 2],
    ])
    expect(() => through(compute, 'a\n1', { expression: '1' })).toThrow('name')
  })

  it('[D2] choose hides and renames columns', () => {
    expect(through(select, survey, { 'hide:when': true, 'name:age': 'years' })[0]).toEqual([
      'answer',
      'years',
    ])
    expect(through(select, survey, { columns: ['age', 'answer'] })[0]).toEqual(['age', 'answer'])
    expect(() => through(select, 'a,b\n1,2', { 'name:a': 'b' })).toThrow('Two columns would be called “b”.')
    expect(() => through(select, 'a\n1', { 'hide:a': true })).toThrow('at least one')
  })

  it('[D2] limit takes the first or the last rows', () => {
    expect(through(limit, 'a\n1\n2\n3', { count: '2', from: 'last' })).toEqual([['a'], [2], [3]])
    expect(through(limit, 'a\n1', {})).toEqual([['a'], [1]])
    expect(() => through(limit, 'a\n1', { count: 'many' })).toThrow('whole number')
  })

  it('[D2] pivot turns values into columns', () => {
    const data = 'team,answer,points\nred,yes,1\nred,no,2\nblue,yes,3\nred,yes,4'
    expect(through(pivot, data, { rows: 'team', columns: 'answer' })).toEqual([
      ['team', 'no', 'yes'],
      ['blue', 0, 1],
      ['red', 1, 2],
    ])
    expect(
      through(pivot, data, { rows: 'team', columns: 'answer', function: 'sum', value: 'points' }),
    ).toEqual([
      ['team', 'no', 'yes'],
      ['blue', null, 3],
      ['red', 2, 5],
    ])
  })

  it('[D2] join puts columns of another table beside, with and without those that have no match', () => {
    const context: Context = {
      source: name => ({
        table: table(name === 'names.csv' ? 'id,name\n1,One\n2,Two\n2,Deux' : 'x'),
        notes: [],
      }),
      step: () => table('ID,age\n1,30'),
    }
    const joined = (parameters: Record<string, unknown>) =>
      rows(join(table('id,answer\n1,yes\n2,no\n3,no'), parameters, context).table)
    expect(joined({ with: 'source:names.csv', key: 'id' })).toEqual([
      ['id', 'answer', 'name'],
      [1, 'yes', 'One'],
      [2, 'no', 'Two'],
      [2, 'no', 'Deux'],
      [3, 'no', null],
    ])
    expect(joined({ with: 'step:x', key: 'id', other_key: 'ID', kind: 'inner' })).toEqual([
      ['id', 'answer', 'age'],
      [1, 'yes', 30],
    ])
    expect(() => joined({ key: 'id' })).toThrow('Choose what to join with.')
  })
})
