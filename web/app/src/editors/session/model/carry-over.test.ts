import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { carryOver } from './carry-over'
import { type Files, fileAt, filesOf, moveFile, pathsOf, putFile } from './files'

/** People around one server: each update goes to the server's log, and everyone hears the log in its order. */
class Table {
  readonly docs: Y.Doc[] = []
  private readonly log: { by: Y.Doc; update: Uint8Array }[] = []
  private readonly unsent = new Map<Y.Doc, Uint8Array[]>()
  private readonly heard = new Map<Y.Doc, number>()

  join(): Y.Doc {
    const doc = new Y.Doc()
    this.docs.push(doc)
    this.unsent.set(doc, [])
    this.heard.set(doc, 0)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.unsent.get(doc)?.push(update)
    })
    carryOver(filesOf(doc), 'me', { moved: () => undefined, gone: () => undefined })
    return doc
  }

  send(doc: Y.Doc) {
    for (const update of this.unsent.get(doc)?.splice(0) ?? []) this.log.push({ by: doc, update })
  }

  hear(doc: Y.Doc) {
    const from = this.heard.get(doc) ?? 0
    this.heard.set(doc, this.log.length)
    for (const { by, update } of this.log.slice(from)) if (by !== doc) Y.applyUpdate(doc, update, this)
  }

  settle() {
    // what one hears can make one write again
    for (let round = 0; round < 12; round += 1)
      for (const doc of this.docs) {
        this.send(doc)
        this.hear(doc)
      }
  }
}

const textAt = (doc: Y.Doc, path: string) => fileAt(filesOf(doc), path)
const jsonOf = (doc: Y.Doc) => filesOf(doc).toJSON()

const start = (content: string, path = 'main.py') => {
  const table = new Table()
  const [ada, bob] = [table.join(), table.join()]
  putFile(filesOf(ada), path, content)
  table.settle()
  return { table, ada, bob }
}

describe('[D2] one renames a file while another writes in it', () => {
  it('what was written comes along, at its place', () => {
    const { table, ada, bob } = start('hello world')
    moveFile(filesOf(ada), 'main.py', 'app.py')
    textAt(bob, 'main.py')?.insert(5, ' dear')
    table.settle()
    expect(jsonOf(ada)).toEqual({ 'app.py': 'hello dear world' })
    expect(jsonOf(bob)).toEqual(jsonOf(ada))
  })

  it('also when the words reach the server first', () => {
    const { table, ada, bob } = start('hello world')
    textAt(bob, 'main.py')?.insert(11, '!')
    table.send(bob)
    moveFile(filesOf(ada), 'main.py', 'app.py')
    table.settle()
    expect(jsonOf(ada)).toEqual({ 'app.py': 'hello world!' })
    expect(jsonOf(bob)).toEqual(jsonOf(ada))
  })

  it('only once, whoever else saw it', () => {
    const { table, ada, bob } = start('ab')
    const eve = table.join()
    table.settle()
    textAt(bob, 'main.py')?.insert(1, '-')
    table.send(bob)
    table.hear(eve)
    moveFile(filesOf(ada), 'main.py', 'app.py')
    table.settle()
    for (const doc of table.docs) expect(jsonOf(doc)).toEqual({ 'app.py': 'a-b' })
  })

  it('through two renames at once', () => {
    const { table, ada, bob } = start('ab')
    textAt(bob, 'main.py')?.insert(1, '-')
    moveFile(filesOf(ada), 'main.py', 'b.py')
    table.send(ada)
    moveFile(filesOf(ada), 'b.py', 'c.py')
    table.settle()
    expect(jsonOf(ada)).toEqual({ 'c.py': 'a-b' })
    expect(jsonOf(bob)).toEqual(jsonOf(ada))
  })

  it('two people who rename one file to two names keep both', () => {
    const { table, ada, bob } = start('ab')
    moveFile(filesOf(ada), 'main.py', 'b.py')
    moveFile(filesOf(bob), 'main.py', 'c.py')
    table.settle()
    expect(jsonOf(ada)).toEqual({ 'b.py': 'ab', 'c.py': 'ab' })
    expect(jsonOf(bob)).toEqual(jsonOf(ada))
  })
})

it('[D2] two files made of one name at the same time are both kept', () => {
  const table = new Table()
  const [ada, bob] = [table.join(), table.join()]
  putFile(filesOf(ada), 'notes.md', 'of Ada')
  putFile(filesOf(bob), 'notes.md', 'of Bob')
  table.settle()
  expect(Object.keys(jsonOf(ada)).sort()).toEqual(['notes 2.md', 'notes.md'])
  expect(Object.values(jsonOf(ada)).sort()).toEqual(['of Ada', 'of Bob'])
  expect(jsonOf(bob)).toEqual(jsonOf(ada))
})

it('[D2] a file that someone replaces knowingly is replaced', () => {
  const { table, ada, bob } = start('old')
  putFile(filesOf(bob), 'main.py', 'new')
  table.settle()
  expect(jsonOf(ada)).toEqual({ 'main.py': 'new' })
})

it('[D2] what another client wrote beside the convention breaks nothing', () => {
  const { table, ada, bob } = start('text')
  const files: Files = filesOf(bob)
  bob.transact(() => {
    files.set('number', 5)
    files.set('', new Y.Map())
    const odd = new Y.Text('x')
    files.set('odd', odd)
    odd.setAttribute('moved', { of: 'nobody', seen: 3 })
    files.delete('main.py')
  })
  table.settle()
  expect(pathsOf(filesOf(ada))).toEqual(['odd'])
})

const step = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('write', 'write', 'write', 'rename', 'send', 'hear'),
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  name: fc.constantFrom('a', 'b', 'c', 'd'),
})

it('[D2] whatever three people write and rename at once, nothing written is lost and all become equal', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const table = new Table()
      const people = [table.join(), table.join(), table.join()]
      putFile(filesOf(people[0] as Y.Doc), 'main', '....')
      table.settle()
      const written: string[] = []
      for (const [index, { who, what, where, name }] of steps.entries()) {
        const doc = people[who] as Y.Doc
        const files = filesOf(doc)
        const [path] = pathsOf(files).sort((a, b) => a.localeCompare(b))
        if (what === 'send') table.send(doc)
        else if (what === 'hear') table.hear(doc)
        else if (path && what === 'rename') moveFile(files, path, name)
        else if (path && what === 'write') {
          const word = `<${index}>`
          written.push(word)
          const text = textAt(doc, path)
          text?.insert(Math.floor(where * text.length), word)
        }
      }
      table.settle()
      const [first, ...others] = people.map(jsonOf)
      for (const other of others) expect(other).toEqual(first)
      // a word can have another put into it; its characters are all there
      const all = Object.values(first ?? {}).join('')
      const missing = written.filter(word => !hasInOrder(all, word))
      expect(missing).toEqual([])
    }),
    { seed: Number(process.env.FAST_CHECK_SEED ?? 5), numRuns: Number(process.env.FAST_CHECK_RUNS ?? 300) },
  )
}, 120_000)

const hasInOrder = (all: string, word: string): boolean =>
  new RegExp([...word].map(letter => `\\${letter}`.replace(/\\(?=\d)/, '')).join('[^]*')).test(all)
