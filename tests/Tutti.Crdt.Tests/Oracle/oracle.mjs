// Answers the tests with what npm yjs does: one JSON object per line in, one out; bytes as base64.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { makeHistory } from './histories.mjs'

const require = createRequire(`${process.argv[2]}/package.json`)
const Y = require('yjs')

const base64 = (bytes) => Buffer.from(bytes).toString('base64')
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64'))
const plain = (_, value) => (typeof value === 'bigint' ? Number(value) : value)

const read = (update) => {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, update)
  return doc
}

const json = (doc) =>
  JSON.stringify(
    {
      text: doc.getText('text').toString(),
      map: doc.getMap('map').toJSON(),
      array: doc.getArray('array').toJSON(),
      xml: doc.getXmlFragment('xml').toString(),
    },
    plain,
  )

// Takes updates out of order and says which of them a document could not take whole, each time from a clean one.
const refusals = (updates) => {
  const order = updates.map((_, i) => i)
  for (let i = 0; i + 2 < order.length; i += 2) [order[i], order[i + 2]] = [order[i + 2], order[i]]
  const taken = []
  let doc = new Y.Doc()
  const refused = order.filter((i) => {
    Y.applyUpdate(doc, updates[i])
    if (!doc.store.pendingStructs && !doc.store.pendingDs) {
      taken.push(updates[i])
      return false
    }
    doc = new Y.Doc()
    if (taken.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(taken))
    return true
  })
  return { order, refused, reached: base64(Y.encodeStateVector(doc)) }
}

const history = (seed) => {
  const { updates, isExact } = makeHistory(Y, seed)
  const merged = Y.mergeUpdates(updates)
  const doc = read(merged)
  const half = Y.encodeStateVectorFromUpdate(Y.mergeUpdates(updates.filter((_, i) => i % 2 === 0)))
  const v2 = Y.convertUpdateFormatV1ToV2(merged)
  return {
    seed,
    isExact,
    ...refusals(updates),
    updates: updates.map(base64),
    merged: base64(merged),
    state: base64(Y.encodeStateAsUpdate(doc)),
    stateToV1: base64(Y.convertUpdateFormatV2ToV1(Y.encodeStateAsUpdateV2(doc))),
    stateV2: base64(Y.encodeStateAsUpdateV2(doc)),
    vector: base64(Y.encodeStateVectorFromUpdate(merged)),
    half: base64(half),
    diff: base64(Y.diffUpdate(merged, half)),
    mergedV2: base64(v2),
    backToV1: base64(Y.convertUpdateFormatV2ToV1(v2)),
    json: json(doc),
  }
}

// Whether a document takes in an update that was damaged, and others can take in what it says then. Showing it is another
// matter: nothing in the bytes keeps a number out of a root that is read as XML.
const takes = (update) => {
  try {
    return read(Y.encodeStateAsUpdate(read(bytes(update)))) && 'taken'
  } catch (error) {
    return `${error.stack}`
  }
}

// Whether a document that takes in ours is the one that takes in theirs, alone and after one another.
const same = ({ ours, theirs }) => {
  const mine = read(bytes(ours))
  const reference = read(bytes(theirs))
  if (mine.store.pendingStructs || mine.store.pendingDs) return 'structs stay pending'
  if (json(mine) !== json(reference)) return `json differs:\n${json(mine)}\n${json(reference)}`
  if (base64(Y.encodeStateVector(mine)) !== base64(Y.encodeStateVector(reference))) return 'state vector differs'
  if (!Y.equalSnapshots(Y.snapshot(mine), Y.snapshot(reference))) return 'deletions differ'
  Y.applyUpdate(mine, bytes(theirs))
  return json(mine) === json(reference) ? 'same' : 'json differs after both'
}

const answers = {
  histories: ({ seed, count }) => Array.from({ length: count }, (_, i) => history(seed + i)),
  same: ({ pairs }) => pairs.map(same),
  takes: ({ updates }) => updates.map(takes),
  json: ({ updates }) => updates.map((update) => json(read(bytes(update)))),
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(answers[question.ask](question))}\n`)
}
