import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Step } from '../model/step'
import { createEngineClient, type EngineClient, type Outcomes } from './engine-client'

const makeWorker = () => new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' })

const nothing: Outcomes = { by: new Map(), running: true, ms: undefined, broken: false }

/** The engine while the editor is open; it runs the steps again whenever one of them changes. */
export const useEngine = (
  steps: readonly Step[],
): { engine: EngineClient | undefined; outcomes: Outcomes } => {
  const [engine, setEngine] = useState<EngineClient>()
  useEffect(() => {
    const made = createEngineClient(makeWorker)
    setEngine(made)
    return () => {
      made.close()
      setEngine(undefined)
    }
  }, [])
  // results and titles are no reason to run again
  const asked = JSON.stringify(
    steps.map(({ id, type, disabled, parameters }) => ({ id, type, disabled, parameters })),
  )
  useEffect(() => engine?.run(JSON.parse(asked)), [engine, asked])
  const outcomes = useSyncExternalStore(engine?.subscribe ?? never, () => engine?.outcomes ?? nothing)
  return { engine, outcomes }
}

const never = () => () => undefined
