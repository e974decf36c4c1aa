// The same measurements with npm yjs: node --expose-gc peer.mjs <node_modules> edits|traces|kinds <folder with traces>
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , modules, what, folder] = process.argv
const require = createRequire(pathToFileURL(resolve(modules) + '/'))
const Y = require('yjs')
const N = 6000
const MANY = 20 * 77

function read (path) {
  const bytes = readFileSync(path)
  const updates = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at)
    updates.push(new Uint8Array(bytes.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return updates
}

const memory = () => { global.gc(); global.gc(); const m = process.memoryUsage(); return m.heapUsed + m.arrayBuffers }
const now = () => Number(process.hrtime.bigint()) / 1000

function time (action, times) {
  action()
  const begin = now()
  for (let i = 0; i < times; i++) action()
  return (now() - begin) / times
}

// The positions of the recorded updates, to be typed again.
function edits () {
  const doc = new Y.Doc()
  const lines = []
  doc.getText('text').observe(event => {
    let index = 0
    let deleted = 0
    let inserted = ''
    for (const op of event.delta) {
      if (op.retain) index += op.retain
      if (op.delete) deleted += op.delete
      if (op.insert) inserted += op.insert
    }
    lines.push(JSON.stringify([index, deleted, inserted]))
  })
  for (const update of read(join(folder, 'paper.bin'))) Y.applyUpdate(doc, update)
  writeFileSync(join(folder, 'paper.edits'), lines.join('\n') + '\n')
}

function traces () {
  for (const name of ['paper', 'multi']) {
    const updates = read(join(folder, name + '.bin'))
    for (let run = 0; run < 5; run++) {
      const before = memory()
      const doc = new Y.Doc()
      const cpu = process.cpuUsage()
      const begin = now()
      for (const update of updates) Y.applyUpdate(doc, update)
      const us = (now() - begin) / updates.length
      const used = process.cpuUsage(cpu)
      const held = memory() - before
      const state = Y.encodeStateAsUpdate(doc)
      const vector = Y.encodeStateVector(doc)
      console.log(JSON.stringify({
        who: 'yjs', trace: name, us: +us.toFixed(3), cpu_us: +((used.user + used.system) / updates.length).toFixed(3),
        mb: +(held / 1e6).toFixed(2), bytes: state.length,
        sha: createHash('sha256').update(state).digest('hex').slice(0, 16).toUpperCase(),
        diff_us: +time(() => Y.encodeStateAsUpdate(doc, vector), 100).toFixed(2),
        encode_us: +time(() => Y.encodeStateAsUpdate(doc), 20).toFixed(0),
        open_us: +time(() => Y.applyUpdate(new Y.Doc(), state), 20).toFixed(0)
      }))
    }
  }
}

function generator (seed) {
  let state = (Math.imul(seed, 2654435761) | 1) >>> 0
  return below => {
    state = (state ^ (state << 13)) >>> 0
    state = (state ^ (state >>> 17)) >>> 0
    state = (state ^ (state << 5)) >>> 0
    return state % below
  }
}

const character = rng => String.fromCharCode(97 + rng(26))
const word = rng => { const c = String.fromCharCode(97 + rng(26)); return c.repeat(3 + rng(10)) }

const typing = (next, append) => (doc, seed = 1) => {
  const rng = generator(seed)
  const text = doc.getText('t')
  for (let i = 0; i < N; i++) {
    const inserted = next(rng)
    text.insert(append ? text.length : rng(text.length + 1), inserted)
  }
}

const insertAndDelete = (doc, seed = 1) => {
  const rng = generator(seed)
  const text = doc.getText('t')
  for (let i = 0; i < N; i++) {
    if (text.length === 0 || rng(2) === 0) {
      const inserted = word(rng)
      text.insert(rng(text.length + 1), inserted)
    } else {
      const at = rng(text.length)
      text.delete(at, Math.min(text.length - at, 1 + rng(9)))
    }
  }
}

function report (kind, ms, doc, bytes, updates) {
  let begin = now()
  const state = Y.encodeStateAsUpdate(doc)
  const encode = (now() - begin) / 1000
  begin = now()
  Y.applyUpdate(new Y.Doc(), state)
  console.log(JSON.stringify({
    who: 'yjs', kind, ms: +ms.toFixed(2), update_bytes: Math.floor(bytes / Math.max(1, updates)), state_bytes: state.length,
    sha: createHash('sha256').update(state).digest('hex').slice(0, 16).toUpperCase(),
    encode_ms: +encode.toFixed(2), open_ms: +((now() - begin) / 1000).toFixed(2)
  }))
}

const client = id => { const doc = new Y.Doc(); doc.clientID = id; return doc }

function one (kind, edit) {
  const writer = client(1)
  const reader = client(2)
  let bytes = 0
  let updates = 0
  writer.on('update', update => { bytes += update.length; updates++; Y.applyUpdate(reader, update) })
  const begin = now()
  edit(writer)
  report(kind, (now() - begin) / 1000, writer, bytes, updates)
}

function two (kind, edit) {
  const first = client(1)
  const second = client(2)
  edit(first, 1)
  edit(second, 2)
  const a = Y.encodeStateAsUpdate(first)
  const b = Y.encodeStateAsUpdate(second)
  const begin = now()
  Y.applyUpdate(first, b)
  Y.applyUpdate(second, a)
  report(kind, (now() - begin) / 1000, first, a.length + b.length, 2)
}

function crowd (kind, edit) {
  const updates = []
  for (let i = 0; i < MANY; i++) {
    const writer = client(i + 1)
    edit(writer, i)
    updates.push(Y.encodeStateAsUpdate(writer))
  }
  const reader = client(0)
  const begin = now()
  for (const update of updates) Y.applyUpdate(reader, update)
  report(kind, (now() - begin) / 1000, reader, updates.reduce((sum, update) => sum + update.length, 0), updates.length)
}

function kinds () {
  const paper = readFileSync(join(folder, 'paper.edits'), 'utf8').trim().split('\n').map(line => JSON.parse(line))
  for (let run = 0; run < 3; run++) {
    one('B1.1 append characters', typing(character, true))
    one('B1.2 insert one string', doc => doc.getText('t').insert(0, 'x'.repeat(N)))
    one('B1.3 prepend characters', doc => { for (let i = 0; i < N; i++) doc.getText('t').insert(0, 'x') })
    one('B1.4 characters at random', typing(character, false))
    one('B1.5 words at random', typing(word, false))
    one('B1.6 insert and delete one string', doc => { doc.getText('t').insert(0, 'x'.repeat(N)); doc.getText('t').delete(0, N) })
    one('B1.7 insert and delete at random', insertAndDelete)
    one('B1.8 append numbers', doc => { for (let i = 0; i < N; i++) doc.getArray('a').push([i]) })
    one('B1.9 insert one array', doc => doc.getArray('a').insert(0, Array.from({ length: N }, (_, i) => i)))
    one('B1.10 prepend numbers', doc => { for (let i = 0; i < N; i++) doc.getArray('a').insert(0, [i]) })
    one('B1.11 numbers at random', doc => { const rng = generator(1); const a = doc.getArray('a'); for (let i = 0; i < N; i++) a.insert(rng(a.length + 1), [i]) })
    two('B2.1 both insert a string at 0', doc => doc.getText('t').insert(0, 'x'.repeat(N)))
    two('B2.2 both insert characters at random', typing(character, false))
    two('B2.3 both insert words at random', typing(word, false))
    two('B2.4 both insert and delete', insertAndDelete)
    crowd('B3.1 many set a number', (doc, i) => doc.getMap('m').set('v', i))
    crowd('B3.2 many set an object', (doc, i) => doc.getMap('m').set('v', { name: String(i), address: 'here' }))
    crowd('B3.3 many set a string', (doc, i) => doc.getMap('m').set('v', String.fromCharCode(97 + (i % 26)).repeat(200)))
    crowd('B3.4 many insert text into an array', (doc, i) => doc.getArray('a').insert(0, [String(i)]))
    one('B4 type a paper of 260,000 edits', doc => {
      const text = doc.getText('text')
      for (const [index, deleted, inserted] of paper) {
        if (deleted > 0) text.delete(index, deleted)
        if (inserted) text.insert(index, inserted)
      }
    })
  }
}

({ edits, traces, kinds })[what]()
