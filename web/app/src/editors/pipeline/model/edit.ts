import * as Y from 'yjs'
import { newId } from './new-id'
import { isKey, placeAt } from './order'
import { isObject, type Parameters, plain, readSteps, type Step, stepsOf } from './step'

/** What is needed to make a step. */
export type NewStep = { type: string; title?: string; parameters?: Parameters; disabled?: boolean }

/**
 * Every change a person can make to the steps. Each is one transaction with the editor's origin, so that it is one step of
 * one's own undo; what is no longer there is left alone.
 */
export type StepEdits = {
  /** Puts a new step at `index` and answers its id: `id`, or a new one. */
  add: (step: NewStep, index: number, id?: string) => string
  /** Answers whether it was done; `false` when it may not be. */
  remove: (id: string) => unknown
  /** Brings a removed step back, unless it is there. */
  restore: (step: Step) => void
  /** Puts a step before or after another one. */
  move: (id: string, beside: string, side: 'before' | 'after') => void
  /** Makes a copy right after a step, and answers the copy's id. */
  duplicate: (id: string, copy?: string) => string | undefined
  rename: (id: string, title: string) => void
  setDisabled: (id: string, disabled: boolean) => void
  /** `undefined` takes parameters out. Several at once are one change. */
  setParameters: (id: string, changes: Parameters) => void
}

const shared = (fields: Readonly<Record<string, unknown>>): Y.Map<unknown> => {
  const map = new Y.Map<unknown>()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) map.set(name, value)
  return map
}

const sharedStep = ({ type, title = '', parameters = {}, disabled = false }: NewStep, order: string) =>
  shared({
    order,
    type,
    title,
    parameters: shared(parameters),
    ...(disabled && { disabled }),
  })

// another client may have written a step, or its parameters, as one plain value: it is taken apart when it is changed
const mapAt = (parent: Y.Map<unknown>, key: string): Y.Map<unknown> | undefined => {
  const value = parent.get(key)
  if (value instanceof Y.Map) return value
  const fields = plain(value)
  if (!isObject(fields)) return undefined
  const map = shared(fields)
  parent.set(key, map)
  return map
}

const parametersAt = (step: Y.Map<unknown>): Y.Map<unknown> => {
  const known = mapAt(step, 'parameters')
  if (known) return known
  const map = new Y.Map<unknown>()
  step.set('parameters', map)
  return map
}

export const stepEdits = (doc: Y.Doc, origin: unknown): StepEdits => {
  const steps = stepsOf(doc)
  const change = <Result>(make: () => Result): Result => doc.transact(make, origin)

  const put = (step: Y.Map<unknown> | undefined, key: string, value: unknown) => {
    if (step && step.get(key) !== value) step.set(key, value)
  }
  const keyAt = (index: number, without?: string): string => {
    const { key, repaired } = placeAt(
      readSteps(steps).filter(({ id }) => id !== without),
      index,
    )
    for (const each of repaired) mapAt(steps, each.id)?.set('order', each.key)
    return key
  }
  const insert = (step: NewStep, index: number, id = newId()): string => {
    steps.set(id, sharedStep(step, keyAt(index)))
    return id
  }
  return {
    add: (step, index, id) => change(() => insert(step, index, id)),
    remove: id => change(() => steps.delete(id)),
    restore: step =>
      change(() => {
        if (steps.has(step.id)) return
        const { order } = step
        const map = sharedStep(step, isKey(order) ? order : keyAt(steps.size))
        if (step.result !== undefined) map.set('result', step.result)
        steps.set(step.id, map)
      }),
    move: (id, beside, side) =>
      change(() => {
        const step = mapAt(steps, id)
        const others = readSteps(steps).filter(other => other.id !== id)
        const target = others.findIndex(other => other.id === beside)
        if (!step || target === -1) return
        step.set('order', keyAt(side === 'before' ? target : target + 1, id))
      }),
    duplicate: (id, copy) =>
      change(() => {
        const sorted = readSteps(steps)
        const index = sorted.findIndex(step => step.id === id)
        const step = sorted[index]
        if (!step) return undefined
        return insert({ ...step, title: step.title && `${step.title} (copy)` }, index + 1, copy)
      }),
    rename: (id, title) => change(() => put(mapAt(steps, id), 'title', title)),
    setDisabled: (id, disabled) =>
      change(() => {
        const step = mapAt(steps, id)
        if (disabled) put(step, 'disabled', true)
        else if (step?.has('disabled')) step.delete('disabled')
      }),
    setParameters: (id, changes) =>
      change(() => {
        const step = mapAt(steps, id)
        if (!step) return
        const parameters = parametersAt(step)
        for (const [name, value] of Object.entries(changes)) {
          if (value !== undefined) put(parameters, name, value)
          else if (parameters.has(name)) parameters.delete(name)
        }
      }),
  }
}
