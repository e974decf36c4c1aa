import * as Y from 'yjs'
import { inOrder } from './order'

/** What a step is asked to do: plain JSON by name, whatever others wrote. */
export type Parameters = Readonly<Record<string, unknown>>

/** A step as the page reads it; every field is what it says, whatever stands in the document. */
export type Step = {
  id: string
  order: unknown
  type: string
  title: string
  disabled: boolean
  parameters: Parameters
  /** What the last run said, as it stands in the document: to be read by `readResult`. */
  result: unknown
}

/** A shared value as plain JSON: HTTP writes nested shared types where the page writes plain values. */
export const plain = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.toJSON() : value)

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => {
  const text = plain(value)
  return typeof text === 'string' ? text : ''
}

const fieldsOf = (value: unknown): Record<string, unknown> | undefined => {
  if (value instanceof Y.Map) return Object.fromEntries(value.entries())
  return isObject(value) && !(value instanceof Y.AbstractType) ? value : undefined
}

const readStep = (id: string, value: unknown): Step[] => {
  const fields = fieldsOf(value)
  if (!fields) return []
  const parameters = plain(fields.parameters)
  return [
    {
      id,
      order: fields.order,
      type: textOf(fields.type),
      title: textOf(fields.title),
      disabled: fields.disabled === true,
      parameters: isObject(parameters) ? parameters : {},
      result: plain(fields.result),
    },
  ]
}

/** The steps in their order. What is not a step is left out; it stays in the document. */
export const readSteps = (steps: Y.Map<unknown>): Step[] =>
  inOrder([...steps.entries()].flatMap(([id, value]) => readStep(id, value)))

/** The shared steps of a document. */
export const stepsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('steps')
