import type { Parameters } from '../model/step'

export type Option = { value: string; label: string }

/** One field of a step's form. Which column names it offers is known only where the step stands. */
export type Field = {
  name: string
  label: string
  /** Shown only then. */
  when?: (parameters: Parameters) => boolean
} & (
  | { kind: 'column'; none?: string; of?: 'other' }
  | { kind: 'columns' }
  | { kind: 'text'; placeholder?: string; hint?: string; numeric?: true }
  | { kind: 'expression'; placeholder: string }
  | { kind: 'choice'; options: readonly Option[] }
  | { kind: 'check'; otherwise: boolean }
  | { kind: 'source' | 'measures' | 'column-list' | 'join-with' }
)

const options = (...pairs: readonly (readonly [string, string])[]): Option[] =>
  pairs.map(([value, label]) => ({ value, label }))

export const measureOptions = options(
  ['count', 'Count'],
  ['sum', 'Sum'],
  ['mean', 'Mean'],
  ['median', 'Median'],
  ['min', 'Minimum'],
  ['max', 'Maximum'],
  ['distinct', 'Distinct values'],
)

const directions = options(['ascending', 'Smallest first'], ['descending', 'Largest first'])

const withoutValue = new Set<unknown>(['not_empty', 'empty', undefined, ''])
const byColumn = ({ mode }: Parameters) => mode !== 'expression'
const isKind =
  (...kinds: unknown[]) =>
  ({ kind }: Parameters) =>
    kinds.includes(kind ?? 'bar')

const filter: Field[] = [
  {
    kind: 'choice',
    name: 'mode',
    label: 'Keep rows by',
    options: options(['column', 'one column'], ['expression', 'an expression']),
  },
  { kind: 'column', name: 'column', label: 'Column', when: byColumn },
  {
    kind: 'choice',
    name: 'operator',
    label: 'Condition',
    when: byColumn,
    options: options(
      ['not_empty', 'is not empty'],
      ['empty', 'is empty'],
      ['equals', 'is'],
      ['not_equals', 'is not'],
      ['greater', 'is greater than'],
      ['at_least', 'is at least'],
      ['less', 'is less than'],
      ['at_most', 'is at most'],
      ['contains', 'contains'],
      ['not_contains', 'does not contain'],
      ['starts', 'starts with'],
      ['ends', 'ends with'],
      ['one_of', 'is one of (a, b, c)'],
    ),
  },
  {
    kind: 'text',
    name: 'value',
    label: 'Value',
    when: parameters => byColumn(parameters) && !withoutValue.has(parameters.operator),
  },
  {
    kind: 'expression',
    name: 'expression',
    label: 'Expression',
    placeholder: 'age >= 18 and answer = "Yes"',
    when: ({ mode }) => mode === 'expression',
  },
]

const chart: Field[] = [
  {
    kind: 'choice',
    name: 'kind',
    label: 'Kind of chart',
    options: options(
      ['bar', 'Bars'],
      ['line', 'Line'],
      ['scatter', 'Points'],
      ['pie', 'Pie'],
      ['histogram', 'Histogram'],
    ),
  },
  { kind: 'column', name: 'x', label: 'x axis' },
  { kind: 'column', name: 'y', label: 'y axis', none: 'Number of rows', when: isKind('bar', 'line', 'pie') },
  { kind: 'column', name: 'y', label: 'y axis', when: isKind('scatter') },
  {
    kind: 'choice',
    name: 'function',
    label: 'Where several rows have the same x',
    options: [
      { value: '', label: 'Sum' },
      ...measureOptions.filter(({ value }) => value !== 'count' && value !== 'sum'),
    ],
    when: parameters =>
      isKind('bar', 'line', 'pie')(parameters) && typeof parameters.y === 'string' && parameters.y !== '',
  },
  {
    kind: 'column',
    name: 'series',
    label: 'One colour for each',
    none: 'No series',
    when: isKind('bar', 'line', 'scatter'),
  },
]

/** The form of each type of step. */
const forms: Readonly<Record<string, readonly Field[]>> = {
  load: [
    { kind: 'source', name: 'source', label: 'File' },
    {
      kind: 'choice',
      name: 'delimiter',
      label: 'Columns are divided by',
      options: options(
        ['auto', 'Automatic'],
        ['comma', 'Comma'],
        ['semicolon', 'Semicolon'],
        ['tab', 'Tab'],
        ['bar', 'Vertical bar'],
      ),
    },
    {
      kind: 'check',
      name: 'header',
      label: 'The first line holds the names of the columns',
      otherwise: true,
    },
  ],
  filter,
  select: [{ kind: 'column-list', name: 'columns', label: 'Columns' }],
  sort: [
    { kind: 'column', name: 'column', label: 'Sort by' },
    { kind: 'choice', name: 'direction', label: 'Direction', options: directions },
    { kind: 'column', name: 'second', label: 'Then by', none: 'Nothing else' },
    {
      kind: 'choice',
      name: 'second_direction',
      label: 'Direction of that',
      options: directions,
      when: ({ second }) => typeof second === 'string' && second !== '',
    },
  ],
  compute: [
    { kind: 'text', name: 'name', label: 'Name of the column', placeholder: 'total' },
    { kind: 'expression', name: 'expression', label: 'Expression', placeholder: 'round(price * amount, 2)' },
  ],
  aggregate: [
    { kind: 'columns', name: 'by', label: 'Group by' },
    { kind: 'measures', name: 'measure', label: 'Measure' },
  ],
  join: [
    { kind: 'join-with', name: 'with', label: 'Join with' },
    {
      kind: 'choice',
      name: 'kind',
      label: 'Rows without a match',
      options: options(['left', 'stay'], ['inner', 'are left out']),
    },
    { kind: 'column', name: 'key', label: 'Column here' },
    {
      kind: 'column',
      name: 'other_key',
      label: 'Same thing there',
      none: 'A column of the same name',
      of: 'other',
    },
  ],
  pivot: [
    { kind: 'column', name: 'rows', label: 'Rows' },
    { kind: 'column', name: 'columns', label: 'Columns' },
    { kind: 'choice', name: 'function', label: 'In the cells', options: measureOptions },
    { kind: 'column', name: 'value', label: 'of', none: 'Rows' },
  ],
  limit: [
    { kind: 'text', name: 'count', label: 'How many rows', placeholder: '100', numeric: true },
    {
      kind: 'choice',
      name: 'from',
      label: 'Which',
      options: options(['first', 'The first'], ['last', 'The last']),
    },
  ],
  chart,
}

export const fieldsOf = (type: string, parameters: Parameters): readonly Field[] =>
  (Object.hasOwn(forms, type) ? (forms[type] ?? []) : []).filter(({ when }) => when?.(parameters) ?? true)
