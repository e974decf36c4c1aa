import { readCsv } from '../csv'
import { createEngine } from '../engine'
import type { Answers, FromEngine, Outcome, Question, StepInput } from '../messages'
import type { StepType } from '../steps/step-type'
import type { Cell, Table } from '../table'

/** A table of the lines of a CSV file. */
export const table = (csv: string): Table => readCsv(csv.trim(), { header: true }).table

/** A table as rows with the names on top, to compare with. */
export const rows = ({ columns, rows: count }: Table): Cell[][] => [
  columns.map(({ name }) => name),
  ...Array.from({ length: count }, (_, row) => columns.map(({ values }) => values[row] ?? null)),
]

/** Runs one step over a table. */
export const through = (type: StepType, csv: string, parameters: Record<string, unknown>): Cell[][] =>
  rows(
    type(table(csv), parameters, {
      source: () => {
        throw new Error('no source here')
      },
      step: () => {
        throw new Error('no step here')
      },
    }).table,
  )

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** An engine with its outcomes by step, for tests. */
export const openEngine = () => {
  const outcomes = new Map<string, Outcome>()
  const heard: FromEngine[] = []
  const engine = createEngine({
    tell: message => {
      heard.push(message)
      if (message.type === 'outcome') outcomes.set(message.step, message.outcome)
    },
    pause: () => new Promise(resolve => setTimeout(resolve)),
    now: () => performance.now(),
  })
  let number = 0
  const start = (steps: readonly (Partial<StepInput> & { id: string })[]): number => {
    number += 1
    engine.hear({
      type: 'run',
      run: number,
      steps: steps.map(step => ({ type: 'load', disabled: false, parameters: {}, ...step })),
    })
    return number
  }
  const finished = async (run: number) => {
    while (!heard.some(message => message.type === 'finished' && message.run === run))
      await new Promise(resolve => setTimeout(resolve))
  }
  return {
    outcomes,
    heard,
    source: (name: string, text: string | undefined) =>
      engine.hear({ type: 'source', name, bytes: text === undefined ? undefined : bytes(text) }),
    start,
    finished,
    run: async (steps: readonly (Partial<StepInput> & { id: string })[]) => {
      heard.length = 0
      await finished(start(steps))
      return outcomes
    },
    ask: <About extends Question['about']>(
      question: Question & { about: About },
    ): Answers[About] | undefined => {
      engine.hear({ type: 'ask', ask: 1, question })
      const last = heard.at(-1)
      return last?.type === 'answer' ? (last.answer as Answers[About] | undefined) : undefined
    },
  }
}
