import type { ChartData } from '../charts/chart-data'
import type { Parameters } from '../model/step'
import type { ColumnStatistics } from './statistics'
import type { Cell, ColumnType } from './table'

export type StepInput = { id: string; type: string; disabled: boolean; parameters: Parameters }

/** What came of a step. */
export type Outcome = {
  /** The same as long as the step's table is. */
  key: string
  /**
   * `done`; `off` and `unknown` hand on what came to them; `error` has a sentence; `needs` a file that is not here;
   * `blocked` by a step before it.
   */
  state: 'done' | 'off' | 'unknown' | 'error' | 'needs' | 'blocked'
  rows: number
  columns: { name: string; type: ColumnType }[]
  /** The first rows. */
  first: Cell[][]
  notes: string[]
  chart?: ChartData
  error?: string
  /** The error is only that something has to be filled in still. */
  unfinished?: true
  /** The name of the file that is needed. */
  needs?: string
}

export type Question =
  | { about: 'rows'; step: string; from: number; count: number }
  | { about: 'column'; step: string; column: string }
  | { about: 'chart'; step: string }
  | { about: 'csv'; step: string }

/** The answer to each kind of question. */
export type Answers = { rows: Cell[][]; column: ColumnStatistics; chart: ChartData; csv: string }

/** From the page. */
export type ToEngine =
  | { type: 'source'; name: string; bytes: Uint8Array | undefined }
  | { type: 'run'; run: number; steps: StepInput[] }
  | { type: 'ask'; ask: number; question: Question }

/** To the page. */
export type FromEngine =
  | { type: 'outcome'; run: number; step: string; outcome: Outcome }
  | { type: 'finished'; run: number; ms: number }
  | { type: 'answer'; ask: number; answer: Answers[keyof Answers] | undefined }
