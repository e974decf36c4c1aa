import {
  Clock3,
  Globe,
  type LucideIcon,
  MessageSquare,
  Shuffle,
  Split,
  Square,
  StickyNote,
  Zap,
} from 'lucide-react'
import type { Values } from './model/graph'

/** One thing of a step that a person fills in; it is the property of that name. */
export type StepField = {
  name: string
  label: string
  input: 'line' | 'text' | 'code' | 'number' | 'choice'
  placeholder?: string
  hint?: string
  options?: readonly { value: string; label: string }[]
  /** Left out of the form while this says no. */
  when?: (values: Values) => boolean
}

export type StepOutput = {
  /** As `source_handle` of the edges that begin there; undefined for the only one. */
  id: string | undefined
  label: string
}

/** A type of step: how it looks, what one fills in, what leads in and out. */
export type StepType = {
  id: string
  name: string
  about: string
  icon: LucideIcon
  /** A colour of tokens.css. */
  color: string
  fields: readonly StepField[]
  /** What a new one is set to. */
  values: Values
  hasInput: boolean
  outputs: readonly StepOutput[]
  /** What it does with its values, in a few words, under its name. */
  summary: (values: Values) => string
  /** Words it is found by besides its name. */
  words: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const oneOutput: readonly StepOutput[] = [{ id: undefined, label: 'next' }]

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(value => ({ value, label: value }))
const units = ['seconds', 'minutes', 'hours', 'days'].map(value => ({ value, label: value }))

const unitOf = (amount: number, unit: string): string => (amount === 1 ? unit.replace(/s$/, '') : unit)

const address = (value: unknown): string => text(value).replace(/^https?:\/\//, '')

const triggerWords: Record<string, (values: Values) => string> = {
  schedule: ({ schedule }) => `Schedule · ${text(schedule) || 'no time yet'}`,
  webhook: ({ path }) => `Webhook · ${text(path) || 'no path yet'}`,
}

/** All types of step there are. To add one is to add it here. */
export const stepTypes: readonly StepType[] = [
  {
    id: 'trigger',
    name: 'Trigger',
    about: 'Where a run begins',
    icon: Zap,
    color: 'var(--accent)',
    fields: [
      {
        name: 'mode',
        label: 'Starts',
        input: 'choice',
        options: [
          { value: 'manual', label: 'By hand' },
          { value: 'schedule', label: 'On a schedule' },
          { value: 'webhook', label: 'By a webhook' },
        ],
      },
      {
        name: 'schedule',
        label: 'Schedule',
        input: 'code',
        placeholder: '0 9 * * 1-5',
        hint: 'Minute, hour, day, month, weekday, as in cron.',
        when: ({ mode }) => mode === 'schedule',
      },
      {
        name: 'path',
        label: 'Path',
        input: 'code',
        placeholder: '/orders/new',
        when: ({ mode }) => mode === 'webhook',
      },
    ],
    values: { mode: 'manual' },
    hasInput: false,
    outputs: oneOutput,
    summary: values => triggerWords[text(values.mode)]?.(values) ?? 'By hand',
    words: 'start manual schedule cron webhook event',
  },
  {
    id: 'http',
    name: 'HTTP request',
    about: 'Calls an address and takes its answer',
    icon: Globe,
    color: 'var(--code-name)',
    fields: [
      { name: 'method', label: 'Method', input: 'choice', options: methods },
      { name: 'url', label: 'Address', input: 'line', placeholder: 'https://api.example.org/orders' },
      {
        name: 'headers',
        label: 'Headers',
        input: 'code',
        placeholder: 'Accept: application/json',
        hint: 'One in each line: name, colon, value.',
      },
      {
        name: 'body',
        label: 'Body',
        input: 'code',
        placeholder: '{ "id": 1 }',
        when: ({ method }) => text(method) !== '' && method !== 'GET',
      },
    ],
    values: { method: 'GET' },
    hasInput: true,
    outputs: oneOutput,
    summary: ({ method, url }) => `${text(method) || 'GET'} ${address(url) || '· no address yet'}`,
    words: 'api call fetch url rest get post',
  },
  {
    id: 'condition',
    name: 'Condition',
    about: 'Goes one of two ways',
    icon: Split,
    color: 'var(--idle)',
    fields: [
      {
        name: 'expression',
        label: 'Is it true that',
        input: 'code',
        placeholder: 'order.total > 100',
      },
    ],
    values: {},
    hasInput: true,
    outputs: [
      { id: 'true', label: 'true' },
      { id: 'false', label: 'false' },
    ],
    summary: ({ expression }) => text(expression) || 'No expression yet',
    words: 'if else branch expression true false',
  },
  {
    id: 'transform',
    name: 'Transform',
    about: 'Makes new values of what came in',
    icon: Shuffle,
    color: 'var(--code-keyword)',
    fields: [
      {
        name: 'expression',
        label: 'Result',
        input: 'code',
        placeholder: '{ "total": price * count }',
        hint: 'An expression, or an object with one for each name.',
      },
    ],
    values: {},
    hasInput: true,
    outputs: oneOutput,
    summary: ({ expression }) => text(expression) || 'No expression yet',
    words: 'map mapping expression set fields',
  },
  {
    id: 'delay',
    name: 'Delay',
    about: 'Waits before it goes on',
    icon: Clock3,
    color: 'var(--muted)',
    fields: [
      { name: 'amount', label: 'Wait for', input: 'number' },
      { name: 'unit', label: 'Unit', input: 'choice', options: units },
    ],
    values: { amount: 5, unit: 'minutes' },
    hasInput: true,
    outputs: oneOutput,
    summary: ({ amount, unit }) =>
      typeof amount === 'number' ? `${amount} ${unitOf(amount, text(unit) || 'seconds')}` : 'No time yet',
    words: 'wait pause sleep timer',
  },
  {
    id: 'message',
    name: 'Send message',
    about: 'Tells somebody',
    icon: MessageSquare,
    color: 'var(--good)',
    fields: [
      { name: 'to', label: 'To', input: 'line', placeholder: 'team@example.org' },
      { name: 'subject', label: 'Subject', input: 'line' },
      { name: 'text', label: 'Text', input: 'text' },
    ],
    values: {},
    hasInput: true,
    outputs: oneOutput,
    summary: ({ to }) => (text(to) ? `To ${text(to)}` : 'To nobody yet'),
    words: 'email mail notify notification chat',
  },
  {
    id: 'note',
    name: 'Note',
    about: 'A remark on the canvas',
    icon: StickyNote,
    color: 'var(--warn-ink)',
    fields: [{ name: 'text', label: 'Text', input: 'text' }],
    values: {},
    hasInput: false,
    outputs: [],
    summary: ({ text: remark }) => text(remark),
    words: 'sticky comment remark',
  },
]

const byId: ReadonlyMap<string, StepType> = new Map(stepTypes.map(type => [type.id, type]))

/** What another client calls by a name we do not know is a plain step: it can be named, moved, connected and edited. */
const plain = (id: string): StepType => ({
  id,
  name: id ? id.slice(0, 1).toUpperCase() + id.slice(1, 40) : 'Step',
  about: '',
  icon: Square,
  color: 'var(--muted)',
  fields: [],
  values: {},
  hasInput: true,
  outputs: oneOutput,
  summary: () => '',
  words: '',
})

const plains = new Map<string, StepType>()

/** The type of a step; the same object for the same id. */
export const stepTypeOf = (id: string): StepType => {
  const known = byId.get(id) ?? plains.get(id)
  if (known) return known
  const made = plain(id)
  plains.set(id, made)
  return made
}

/** The types that match what someone typed. */
export const searchTypes = (query: string): readonly StepType[] => {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
  return stepTypes.filter(({ name, about, words }) => {
    const all = `${name} ${about} ${words}`.toLowerCase()
    return wanted.every(word => all.includes(word))
  })
}
