// Documents of npm yjs that take part in a campaign: an array of steps per line in, an array of outcomes per line out;
// bytes as base64.
import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import * as Y13 from 'yjs'
import { Client13 } from './client13.mjs'

// Yjs logs to where the answers go.
console.log = console.error

const clients = new Map()
const bytes = text => new Uint8Array(Buffer.from(text, 'base64'))
const base64 = data => Buffer.from(data).toString('base64')

let Client14
const make = async setup => {
  if (setup.version !== 14) return new Client13(setup)
  Client14 ??= (await import('./client14.mjs')).Client14
  return new Client14(setup)
}

const spoiled = task => {
  clients.delete(task.key)
  return { sent: [], diffs: [], vector: '', hash: '', events: [], isSpoiled: true }
}

const step = async task => {
  if (task.open) clients.set(task.key, await make(task.open))
  const client = clients.get(task.key)
  if (!client) return spoiled(task)
  if (task.restart) client.restart(task.restart.client, task.restart.states.map(bytes))
  let hasWaited = client.isPending()
  for (const pack of task.deliver ?? []) {
    client.take(pack.updates.map(bytes), pack.v2)
    if (client.isSpoiled()) return spoiled(task)
    hasWaited ||= client.isPending()
  }
  if (task.scenario) client.play(task.scenario)
  if (task.edits) client.edit(task.edits)
  const state = client.state()
  const outcome = {
    sent: client.sent.splice(0).map(({ v1, v2 }) => ({ v1: base64(v1), v2: base64(v2) })),
    vector: base64(client.vector()),
    hash: createHash('sha256').update(state).digest('base64'),
    diffs: (task.diffs ?? []).map(vector => base64(client.diff(bytes(vector)))),
    isPending: client.isPending(),
    hasWaited,
    events: client.events.splice(0).sort(),
  }
  if (task.full) {
    outcome.state = base64(state)
    outcome.stateV2 = base64(client.stateV2())
  }
  if (task.show) {
    const { exact, packed } = client.content()
    outcome.content = exact
    outcome.packed = packed
  }
  if (task.close) clients.delete(task.key)
  return outcome
}

// What a fresh document makes of a state.
const canonical = ({ state, gc }) => {
  const doc = new Y13.Doc({ gc })
  Y13.applyUpdate(doc, bytes(state))
  return base64(Y13.encodeStateAsUpdate(doc))
}

for await (const line of createInterface({ input: process.stdin })) {
  const outcomes = []
  for (const task of JSON.parse(line))
    outcomes.push(task.canonical ? canonical(task.canonical) : await step(task))
  process.stdout.write(`${JSON.stringify(outcomes)}\n`)
}
