import type * as Y from 'yjs'
import type { Seed, TextFile } from '../../kind'
import { fileName } from '../../shared/file-name'
import { newId } from './new-id'
import { isObject, plain, readSteps, stepsOf } from './step'

const format = 'tutti-pipeline'
const mostSteps = 500

/** The steps as a file. Results stay behind: they belong to the data, and that is not in the document. */
export const toFile = (doc: Y.Doc, title: string): TextFile => {
  const steps = readSteps(stepsOf(doc)).map(({ id, order: _, result: __, disabled, ...step }) => ({
    id,
    ...step,
    ...(disabled && { disabled }),
  }))
  const meta = plain(doc.getMap('meta'))
  return {
    name: fileName(title, 'json'),
    type: 'application/json',
    text: `${JSON.stringify({ format, title, steps, meta }, null, 2)}\n`,
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('This file is not JSON: export a pipeline to see what one looks like.')
  }
}

/** A fractional key for the place in the file: `c` and three digits are whole numbers in its notation. */
const orderOf = (index: number): string => `c${index.toString(36).padStart(3, '0')}`

const stepOf = (value: unknown, index: number) => {
  if (!isObject(value) || typeof value.type !== 'string' || value.type === '')
    throw new Error(`Step ${index + 1} in this file has no type.`)
  const { type, title, parameters, disabled, id } = value
  return {
    id: typeof id === 'string' && id !== '' && id.length <= 100 ? id : `step-${index + 1}`,
    step: {
      order: orderOf(index),
      type: type.slice(0, 100),
      title: typeof title === 'string' ? title.slice(0, 500) : '',
      parameters: isObject(parameters) ? parameters : {},
      ...(disabled === true && { disabled }),
    },
  }
}

/** What a new document is made of, from a file that `toFile` wrote; nothing in it is taken on trust. */
export const seed = (file: TextFile): Seed => {
  const content = parsed(file.text)
  if (!isObject(content) || !Array.isArray(content.steps))
    throw new Error('This file holds no pipeline: there is no list of steps in it.')
  if (content.steps.length > mostSteps) throw new Error(`This file has more than ${mostSteps} steps.`)
  const steps = new Map<string, unknown>()
  for (const [index, value] of content.steps.entries()) {
    const { id, step } = stepOf(value, index)
    steps.set(steps.has(id) ? newId() : id, step)
  }
  const title = typeof content.title === 'string' ? content.title.trim() : ''
  return {
    title: title || file.name.replace(/\.json$/i, '') || 'Untitled',
    content: { steps: Object.fromEntries(steps), meta: isObject(content.meta) ? content.meta : {} },
  }
}
