// Writes random histories of two people who write, undo and redo, and what npm yjs makes of them:
// node undo.mjs <folder with node_modules> <seed> <count> <file>
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const [folder, firstSeed, count, file] = process.argv.slice(2)
const Y = createRequire(path.resolve(folder, 'package.json'))('yjs')
let seed = Number(firstSeed)

const below = limit => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
  return Math.floor((seed / 4294967296) * limit)
}
const oneOf = choices => choices[below(choices.length)]

const hasChanges = transaction =>
  transaction.deleteSet.clients.size > 0 ||
  [...transaction.afterState].some(([client, clock]) => clock !== (transaction.beforeState.get(client) ?? 0))

const manager = (doc, scope) => new Y.UndoManager(
  scope === 3 ? doc : [doc.getText('text'), doc.getMap('map'), doc.getArray('array')],
  {
    captureTimeout: 0,
    captureTransaction: hasChanges,
    trackedOrigins: new Set([doc.clientID]),
    ignoreRemoteMapChanges: scope === 2
  })

const part = (length, most) => {
  const at = below(length + 1)
  return [at, below(Math.min(most, length - at) + 1)]
}

const step = (doc, who, value) => {
  const text = doc.getText('text').length
  const list = doc.getArray('array').length
  const choice = below(24)
  if (choice < 3) return ['ti', who, below(text + 1), 'abcdefgh'.slice(0, 1 + below(4))]
  if (choice < 5) return ['td', who, ...part(text, 4)]
  if (choice < 7) return ['tf', who, ...part(text, 5), oneOf(['bold', 'em']), below(3)]
  if (choice < 9) return ['ms', who, oneOf('xy'), value]
  if (choice < 10) return ['md', who, oneOf('xy')]
  if (choice < 11) return ['mn', who, oneOf('xy'), value]
  if (choice < 12) return ['mi', who, oneOf('xy'), oneOf('pq'), value]
  if (choice < 14) return ['ai', who, below(list + 1), value, below(3)]
  if (choice < 15) return ['an', who, below(list + 1), value]
  if (choice < 16) return ['ad', who, ...part(list, 3)]
  if (choice < 17) return ['at', who, below(list + 1), value]
  if (choice < 20) return ['u', who]
  if (choice < 22) return ['r', who]
  return choice < 23 || value % 7 === 0 ? ['s', who] : ['c', who]
}

const edit = (doc, [what, , a, b, c, d]) => {
  const text = doc.getText('text')
  const map = doc.getMap('map')
  const list = doc.getArray('array')
  switch (what) {
    case 'ti': return text.insert(a, b)
    case 'td': return text.delete(a, b)
    case 'tf': return text.format(a, b, { [c]: d === 2 ? null : d === 1 })
    case 'ms': return map.set(a, b)
    case 'md': return map.delete(a)
    case 'mn': return map.set(a, new Y.Map([['p', b]]))
    case 'mi': return map.get(a) instanceof Y.Map && map.get(a).set(b, c)
    case 'ai': return list.insert(a, [[b], [b, 's'], [b, b, b]][c])
    case 'an': return list.insert(a, [new Y.Map([['p', b]])])
    case 'ad': return list.delete(a, b)
    case 'at': return list.insert(a, [new Y.Text('in' + b)])
  }
}

const take = (docs, managers, op) => {
  const [what, who] = op
  const [doc, other] = [docs[who], docs[1 - who]]
  if (what === 'u') managers[who].undo()
  else if (what === 'r') managers[who].redo()
  else if (what === 'c') managers[who].clear()
  else if (what === 's') Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)), 'peer')
  else doc.transact(() => edit(doc, op), doc.clientID)
}

const json = doc => JSON.stringify({
  t: doc.getText('text').toDelta(), m: doc.getMap('map').toJSON(), a: doc.getArray('array').toJSON()
})

const history = () => {
  const gc = below(2) === 0
  const scope = below(4)
  const docs = [new Y.Doc({ gc }), new Y.Doc({ gc })]
  docs.forEach((doc, index) => { doc.clientID = index + 1 })
  const managers = docs.map(doc => manager(doc, scope))
  const ops = []
  for (let left = 5 + below(40); left > 0; left--) {
    const who = below(2)
    ops.push(step(docs[who], who, ops.length))
    take(docs, managers, ops.at(-1))
  }

  return JSON.stringify({
    gc,
    scope,
    ops,
    states: docs.map(doc => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')),
    jsons: docs.map(json)
  })
}

fs.writeFileSync(file, Array.from({ length: Number(count) }, history).join('\n') + '\n')
