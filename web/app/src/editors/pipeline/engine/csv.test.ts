import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, readCsv } from './csv'
import { infer } from './infer'
import { bytes, rows } from './testing/open-engine'
import { toCsv } from './to-csv'
import { StepError } from './words'

const typeOf = (...cells: string[]) => infer('x', cells)
const read = (text: string, header = true) => readCsv(text, { header }).table

describe('a column', () => {
  it.each([
    [['1', '2.5', '', '-3'], 'number', [1, 2.5, null, -3]],
    [['1,234.50', '12'], 'number', [1234.5, 12]],
    [['1', 'n/a', '-'], 'number', [1, null, null]],
    [['1', 'one'], 'text', ['1', 'one']],
    [['007', '008'], 'text', ['007', '008']],
    [['12345678901234567890'], 'text', ['12345678901234567890']],
    [['true', 'FALSE', ''], 'boolean', [true, false, null]],
    [['2026-03-01', '2026-3-2'], 'date', ['2026-03-01', '2026-03-02']],
    [
      ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00+02:00'],
      'date',
      ['2026-03-01 10:00:00', '2026-03-01 08:00:00'],
    ],
    [['31.12.2025', '1.2.2026'], 'date', ['2025-12-31', '2026-02-01']],
    [['31/12/2025', '1/2/2026'], 'date', ['2025-12-31', '2026-02-01']],
    [['12/31/2025', '1/2/2026'], 'date', ['2025-12-31', '2026-01-02']],
    [['1/2/2026'], 'text', ['1/2/2026']],
    [['2026-02-30'], 'text', ['2026-02-30']],
    [['', ''], 'text', [null, null]],
  ] as const)('[D2] of %j is of %s', (cells, type, values) => {
    expect(typeOf(...cells)).toEqual({ name: 'x', type, values: [...values] })
  })
})

describe('a CSV file', () => {
  it('[D2] is read whatever divides its columns, with quoted cells and a mark at its start', () => {
    expect(rows(read('\ufeffa;b\n1,5;"x; y"\n2;"say ""hi"""\n'))).toEqual([
      ['a', 'b'],
      [1.5, 'x; y'],
      [2, 'say "hi"'],
    ])
    expect(rows(read('a\tb\r\n1\t2\r\n\r\n'))).toEqual([
      ['a', 'b'],
      [1, 2],
    ])
  })

  it('[D2] without a header gets one, and names that occur twice become different', () => {
    expect(rows(read('1,2', false))).toEqual([
      ['column 1', 'column 2'],
      [1, 2],
    ])
    expect(rows(read('a,a,\n1,2,3'))[0]).toEqual(['a', 'a 2', 'column 3'])
  })

  it('[D2] with uneven rows is read, and it is said', () => {
    const { table, notes } = readCsv('a,b\n1\n2,3,4\n', { header: true })
    expect(rows(table)).toEqual([
      ['a', 'b', 'column 3'],
      [1, null, null],
      [2, 3, 4],
    ])
    expect(notes[0]).toMatch(/^2 rows have/)
  })

  it('[D2] that is none is refused in words', () => {
    expect(() => read('')).toThrow(StepError)
    expect(() => read('PK\u0003\u0000\u0000')).toThrow('not a CSV file')
  })

  it('[D2] is read as the letters it was written in', () => {
    expect(decode(bytes('Zürich'))).toBe('Zürich')
    expect(decode(new Uint8Array([0x5a, 0xfc, 0x72]))).toBe('Zür')
    expect(decode(new Uint8Array([0xff, 0xfe, 0x41, 0, 0xfc, 0]))).toBe('Aü')
  })

  it('[D2] of a result can be read again, and holds no formula', () => {
    const again = toCsv(read('a,b\n-5,=1+1\n2,"x,y"'))
    expect(again).toBe('a,b\n-5,"\'=1+1"\n2,"x,y"')
    fc.assert(
      fc.property(fc.string(), text => {
        try {
          const { columns, rows: count } = read(text)
          for (const { values } of columns) expect(values).toHaveLength(count)
        } catch (error) {
          expect(error).toBeInstanceOf(StepError)
        }
      }),
    )
  })
})
