import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { table } from '../testing/open-engine'
import { StepError } from '../words'
import { evaluate, inExpression } from './compile'

const survey = table(`
price,amount,unit price,answer,when
2.5,4,10,Yes,2026-03-01
,2,20,no,2025-12-31 23:30
7,0,30,,2024-02-29
`)

const first = (expression: string) => evaluate(expression, survey).values[0]

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', 4],
    ['7 % 3', 1],
    ['-1 % 3', 2],
    ['1 / 0', null],
    ['0.1 + 0.2 > 0.3', true],
    ['price * amount', 10],
    ['[unit price] / 2', 5],
    ['"[unit price]"', '[unit price]'],
    ["'it''s' + \"x\"", undefined],
    ['answer + "!"', 'Yes!'],
    ['1 + "2"', '12'],
    ['"3" * "4"', 12],
    ['answer = "Yes" and amount > 3', true],
    ['answer = "Yes" && !(amount > 3)', false],
    ['not true or true', true],
    ['amount <> 4', false],
    ['amount == 4 ? "four" : "other"', 'four'],
    ['if(amount > 10, "many", "few")', 'few'],
    ['if(amount > 10, "many")', null],
    ['round(2.345, 2)', 2.35],
    ['round(1.005, 2)', 1.01],
    ['round(-2.5)', -3],
    ['ABS(-3)', 3],
    ['upper(answer) + lower("ABC")', 'YESabc'],
    ['len("naïve 👍")', 7],
    ['coalesce(empty, "", answer)', 'Yes'],
    ['year(when) * 10000 + month(when) * 100 + day(when)', 20260301],
    ['weekday(when)', 'Sunday'],
    ['yearmonth(when)', '2026-03'],
    ['days("2026-02-27", when)', 2],
    ['when > "2026-01-15"', true],
    ['replace("a.b.c", ".", "-")', 'a-b-c'],
    ['contains(answer, "yE")', true],
    ['left("hello", 2) + right("hello", 1)', 'heo'],
    ['min(3, empty, 2)', 2],
    ['isempty(answer)', false],
  ])('[D2] %s is %j', (expression, value) => {
    if (value === undefined) expect(() => first(expression)).toThrow(StepError)
    else expect(first(expression)).toBe(value)
  })

  it('[D2] what is empty stays empty in sums, and is not equal to anything else', () => {
    expect(evaluate('price + 1', survey).values).toEqual([3.5, null, 8])
    expect(evaluate('price > 1', survey).values).toEqual([true, false, true])
    expect(evaluate('answer = empty', survey).values).toEqual([false, false, true])
    expect(evaluate('hour(when)', survey).values).toEqual([0, 23, 0])
  })

  it('[D2] a row that has no value is empty, and a note says which and why', () => {
    expect(evaluate('answer * 2', survey)).toEqual({
      values: [null, null, null],
      notes: ['Row 1: “Yes” is not a number. 2 rows are empty because of that.'],
    })
  })

  it.each([
    ['', 'Write an expression'],
    ['amuont * 2', 'There is no column “amuont”. Did you mean “amount”?'],
    ['[unit prize]', 'There is no column “unit prize”. Did you mean “unit price”?'],
    ['[unit price', 'A “[” has no “]”'],
    ['rond(2)', 'There is no function “rond”. Did you mean “round”?'],
    ['round()', 'round(…) needs 1 to 2 values: round(number, digits).'],
    ['abs(1, 2)', 'abs(…) needs 1 value'],
    ['if(1)', 'if(…) needs a condition'],
    ['(1 + 2', 'A “(” has no “)”'],
    ['"abc', 'A text is not closed'],
    ['1 +', 'not finished'],
    ['1 2', 'an operator is missing'],
    ['price.amount', 'in brackets'],
    ['constructor.constructor("x")()', 'Only functions'],
    ['[price](1)', 'Only functions'],
    ['this', 'cannot be read'],
    ['1 | 2', 'cannot be read'],
    ['toString()', 'There is no function'],
    ['(('.repeat(20), 'A “(” has no “)”'],
  ])('[D2] %s is refused in words', (expression, said) => {
    expect(() => evaluate(expression, survey)).toThrow(StepError)
    expect(() => evaluate(expression, survey)).toThrow(said)
  })

  it('[D2] whatever is written gives values or a sentence, and reaches nothing outside the table', () => {
    const word = fc.constantFrom(
      ...[
        'price',
        'answer',
        '[unit price]',
        '"a"',
        '1',
        '(',
        ')',
        ',',
        '+',
        '-',
        '*',
        '=',
        'if(',
        'round(',
        'and',
      ],
      ...[
        'constructor',
        '__proto__',
        'toString',
        '.',
        '[',
        ']',
        '`',
        '?',
        ':',
        'this',
        'not',
        '{',
        ';',
        '=>',
      ],
    )
    const written = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 12 }).map(words => words.join(' ')),
    )
    fc.assert(
      fc.property(written, expression => {
        try {
          for (const cell of evaluate(expression, survey).values)
            expect(cell === null || ['string', 'number', 'boolean'].includes(typeof cell)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(StepError)
        }
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('[D2] a column is written so that it can be read again', () => {
    for (const name of ['price', 'unit price', 'and', 'Größe', '2nd'])
      expect(evaluate(inExpression(name), table(`${name}\n5`)).values).toEqual([5])
  })
})
