import { fingerprint } from '../model/chain'
import { autoChart } from './auto-chart'
import type { Answers, FromEngine, Outcome, Question, StepInput, ToEngine } from './messages'
import { createSources } from './sources'
import { statisticsOf } from './statistics'
import { stepTypes } from './steps/all'
import type { Context } from './steps/step-type'
import { emptyTable, rowsOf, type Table } from './table'
import { toCsv } from './to-csv'
import { NeedsSource, StepError, Unfinished } from './words'

/** What is known of a step: its outcome, and the table it hands on. */
type Known = { outcome: Outcome; table: Table | undefined }

const firstRows = 50

export type Engine = { hear: (message: ToEngine) => void }

type EngineNeeds = {
  tell: (message: FromEngine) => void
  /** Lets messages in that came meanwhile. */
  pause: () => Promise<void>
  now: () => number
}

const sourcesOf = ({ type, parameters }: StepInput): string[] => {
  const named: unknown = type === 'load' ? parameters.source : type === 'join' ? parameters.with : undefined
  if (typeof named !== 'string' || named.startsWith('step:')) return []
  return [named.replace(/^source:/, '')]
}

/**
 * Runs the steps over the tables, here and nowhere else. A step runs again only when it, its data or something before it
 * changed; a run that is overtaken by a newer one stops after the step it is at, and its outcomes stay known.
 */
export const createEngine = ({ tell, pause, now }: EngineNeeds): Engine => {
  const sources = createSources()
  const known = new Map<string, Known>()
  const told = new Map<string, string>()
  let current = 0

  const keyOf = (step: StepInput, before: string): string => {
    const versions = sourcesOf(step).map(name => sources.version(name))
    const { with: other } = step.parameters
    const branch =
      step.type === 'join' && typeof other === 'string' && other.startsWith('step:')
        ? (known.get(other.slice('step:'.length))?.outcome.key ?? '')
        : ''
    const leads = step.type === 'load' && !step.disabled ? '' : before
    return fingerprint(JSON.stringify([leads, step.type, step.disabled, step.parameters, versions, branch]))
  }

  const run = async (number: number, steps: readonly StepInput[]): Promise<void> => {
    current = number
    const started = now()
    const ids = new Set(steps.map(({ id }) => id))
    for (const id of [...known.keys()].filter(each => !ids.has(each))) {
      known.delete(id)
      told.delete(id)
    }
    let before: Known | undefined
    const done = new Set<string>()
    for (const step of steps) {
      const key = keyOf(step, before?.outcome.key ?? '')
      let own = known.get(step.id)
      if (own?.outcome.key !== key) {
        own = runStep(step, key, before, id => (done.has(id) ? known.get(id)?.table : undefined))
        known.set(step.id, own)
        tellOutcome(number, step.id, own.outcome)
        await pause()
        if (current !== number) return
      } else tellOutcome(number, step.id, own.outcome)
      done.add(step.id)
      before = own
    }
    tell({ type: 'finished', run: number, ms: now() - started })
  }

  const tellOutcome = (number: number, step: string, outcome: Outcome) => {
    if (told.get(step) === outcome.key) return
    told.set(step, outcome.key)
    tell({ type: 'outcome', run: number, step, outcome })
  }

  const runStep = (
    step: StepInput,
    key: string,
    before: Known | undefined,
    tableOf: (id: string) => Table | undefined,
  ): Known => {
    const context: Context = {
      source: (name, options) => sources.read(name, options),
      step: id => {
        const table = tableOf(id)
        if (!table)
          throw new StepError('The step to join with has no result, or does not come before this one.')
        return table
      },
    }
    const type = Object.hasOwn(stepTypes, step.type) ? stepTypes[step.type] : undefined
    const table = before?.table
    if (step.disabled) return { table, outcome: outcomeOf(key, 'off', table) }
    if (!type) return { table, outcome: outcomeOf(key, 'unknown', table) }
    if (!table && step.type !== 'load') {
      if (before && before.outcome.state !== 'off' && before.outcome.state !== 'unknown')
        return { table, outcome: outcomeOf(key, 'blocked', undefined) }
      const error = 'Nothing is loaded yet: put a “Load data” step before this one.'
      return { table, outcome: { ...outcomeOf(key, 'error', undefined), error } }
    }
    try {
      const made = type(table ?? emptyTable, step.parameters, context)
      const { notes = [], chart } = made
      return {
        table: made.table,
        outcome: { ...outcomeOf(key, 'done', made.table), notes, ...(chart && { chart }) },
      }
    } catch (error) {
      if (error instanceof NeedsSource)
        return { table: undefined, outcome: { ...outcomeOf(key, 'needs', undefined), needs: error.source } }
      const sentence =
        error instanceof StepError
          ? error.message
          : 'This step could not be run: the data is not what it expects.'
      const unfinished = error instanceof Unfinished && { unfinished: true as const }
      return {
        table: undefined,
        outcome: { ...outcomeOf(key, 'error', undefined), error: sentence, ...unfinished },
      }
    }
  }

  const answer = (question: Question): Answers[keyof Answers] | undefined => {
    const table = known.get(question.step)?.table
    if (!table) return undefined
    switch (question.about) {
      case 'rows':
        return rowsOf(table, question.from, Math.min(question.count, 1000))
      case 'column': {
        const column = table.columns.find(({ name }) => name === question.column)
        return column && statisticsOf(column)
      }
      case 'chart':
        return known.get(question.step)?.outcome.chart ?? autoChart(table)
      case 'csv':
        return toCsv(table)
    }
  }

  return {
    hear: message => {
      if (message.type === 'source') sources.set(message.name, message.bytes)
      else if (message.type === 'run') void run(message.run, message.steps)
      else tell({ type: 'answer', ask: message.ask, answer: answer(message.question) })
    },
  }
}

const outcomeOf = (key: string, state: Outcome['state'], table: Table | undefined): Outcome => ({
  key,
  state,
  rows: table?.rows ?? 0,
  columns: table?.columns.map(({ name, type }) => ({ name, type })) ?? [],
  first: table ? rowsOf(table, 0, firstRows) : [],
  notes: [],
})
