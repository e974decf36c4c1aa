// The same measurements with npm yjs: node --expose-gc peer.mjs <node_modules> <folder with traces>
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , modules, folder] = process.argv
const require = createRequire(pathToFileURL(resolve(modules) + '/'))
const Y = require('yjs')

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

function time (action, times) {
  action()
  const begin = process.hrtime.bigint()
  for (let i = 0; i < times; i++) action()
  return Number(process.hrtime.bigint() - begin) / 1000 / times
}

for (const name of ['paper', 'multi']) {
  const updates = read(join(folder, name + '.bin'))
  for (let run = 0; run < 3; run++) {
    const before = memory()
    const doc = new Y.Doc()
    const cpu = process.cpuUsage()
    const begin = process.hrtime.bigint()
    for (const update of updates) Y.applyUpdate(doc, update)
    const us = Number(process.hrtime.bigint() - begin) / 1000 / updates.length
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
