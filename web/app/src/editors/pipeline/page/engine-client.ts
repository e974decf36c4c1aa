import type { Answers, FromEngine, Outcome, Question, StepInput, ToEngine } from '../engine/messages'

/** What is known of all steps at one moment. */
export type Outcomes = {
  by: ReadonlyMap<string, Outcome>
  running: boolean
  /** How long the last run took, in milliseconds. */
  ms: number | undefined
  /** The worker has ended by itself; `restart` brings another. */
  broken: boolean
}

export type EngineClient = {
  readonly outcomes: Outcomes
  subscribe: (listener: () => void) => () => void
  setSource: (name: string, bytes: Uint8Array | undefined) => void
  run: (steps: readonly StepInput[]) => void
  ask: <About extends Question['about']>(
    question: Question & { about: About },
  ) => Promise<Answers[About] | undefined>
  restart: () => void
  close: () => void
}

const none: Outcomes = { by: new Map(), running: false, ms: undefined, broken: false }

/** The engine in a worker of its own, so that the page stays fluid whatever it has to count. */
export const createEngineClient = (makeWorker: () => Worker): EngineClient => {
  const listeners = new Set<() => void>()
  const sources = new Map<string, Uint8Array>()
  const asked = new Map<number, (answer: unknown) => void>()
  let outcomes = none
  let steps: readonly StepInput[] = []
  let runs = 0
  let asks = 0

  const become = (next: Partial<Outcomes>) => {
    outcomes = { ...outcomes, ...next }
    for (const listener of listeners) listener()
  }
  const hear = (message: FromEngine) => {
    if (message.type === 'answer') {
      asked.get(message.ask)?.(message.answer)
      asked.delete(message.ask)
    } else if (message.type === 'finished') {
      if (message.run === runs) become({ running: false, ms: message.ms })
    } else if (steps.some(({ id }) => id === message.step))
      // also of a run that was overtaken: what the newer one makes different comes after it
      become({ by: new Map(outcomes.by).set(message.step, message.outcome) })
  }
  const forgetAsked = () => {
    for (const answer of asked.values()) answer(undefined)
    asked.clear()
  }
  const start = (): Worker => {
    const made = makeWorker()
    made.onmessage = ({ data }: MessageEvent<FromEngine>) => hear(data)
    made.onerror = () => {
      forgetAsked()
      become({ running: false, broken: true })
    }
    return made
  }
  let worker = start()
  const say = (message: ToEngine) => worker.postMessage(message)

  const run = () => {
    runs += 1
    const ids = new Set(steps.map(({ id }) => id))
    become({ running: true, by: new Map([...outcomes.by].filter(([id]) => ids.has(id))) })
    say({ type: 'run', run: runs, steps: [...steps] })
  }
  return {
    get outcomes() {
      return outcomes
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setSource: (name, bytes) => {
      if (bytes) sources.set(name, bytes)
      else sources.delete(name)
      say({ type: 'source', name, bytes })
    },
    run: next => {
      steps = next
      run()
    },
    ask: question =>
      new Promise(resolve => {
        asks += 1
        // each question is answered in its own kind
        asked.set(asks, answer => resolve(answer as Answers[typeof question.about] | undefined))
        say({ type: 'ask', ask: asks, question })
      }),
    restart: () => {
      worker.terminate()
      worker = start()
      become({ ...none })
      for (const [name, bytes] of sources) say({ type: 'source', name, bytes })
      run()
    },
    close: () => {
      forgetAsked()
      worker.terminate()
    },
  }
}
