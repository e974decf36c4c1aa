import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { unbundle } from './bundle'
import { readContext } from './context'
import { fileAt, filesOf, putFile } from './files'
import { FilesUndo } from './files-undo'
import { cleanPath, freePath } from './paths'
import { foldersAbove, rowsOf } from './tree'

describe('[D2] paths', () => {
  it.each([
    [' /src//main.py ', 'src/main.py'],
    ['a\\b\\c.txt', 'a/b/c.txt'],
  ])('%j is %j', (written, path) => expect(cleanPath(written)).toBe(path))

  it.each(['', '  /  ', '../x', 'a/./b', 'a\u0000b', 'x'.repeat(400)])(
    '%j is refused with a sentence',
    written => {
      expect(() => cleanPath(written)).toThrow(/\.$/)
    },
  )

  it('a taken name gets a number', () => {
    expect(freePath('src/a.py', path => path === 'src/a.py' || path === 'src/a 2.py')).toBe('src/a 3.py')
  })
})

it('[D2] the tree has folders first, files as people count, and nothing of closed folders', () => {
  const rows = rowsOf(
    ['b10.py', 'b2.py', 'src/x.ts', 'src/deep/y.ts', '//odd//'],
    folder => folder !== 'src/deep',
  )
  expect(rows.map(({ name, level }) => `${level} ${name}`)).toEqual([
    '1 odd',
    '2 //odd//',
    '1 src',
    '2 deep',
    '2 x.ts',
    '1 b2.py',
    '1 b10.py',
  ])
  expect(foldersAbove('a/b/c.txt')).toEqual(['a', 'a/b'])
})

it('[D8] any values of any client can be shown', () => {
  const map = new Y.Doc().getMap<unknown>('context')
  map.set('token_count', 'many')
  map.set('health_score', Number.NaN)
  map.set('files_touched', ['a.py', 7, { path: 'b.py' }, null])
  map.set('nested', new Y.Map([['a', 1]]))
  map.set('long', 'x'.repeat(100_000))
  const { tokens, health, touched, rows } = readContext(map)
  expect([tokens, health]).toEqual([undefined, undefined])
  expect(touched).toEqual(['a.py', 'b.py'])
  expect(rows.map(({ key }) => key)).toEqual(['health_score', 'long', 'nested', 'token_count'])
  expect(rows.every(({ text }) => text.length < 2_100)).toBe(true)
})

it('[D2] a session that was taken out can be taken in, and any text becomes a file', () => {
  const seed = unbundle({
    name: 'Work.session.json',
    type: '',
    text: '{"files":{"a.py":"1"},"context":{"status":"x"}}',
  })
  expect(seed).toEqual({ title: 'Work', content: { files: { 'a.py': '1' }, context: { status: 'x' } } })
  expect(unbundle({ name: 'a.py', type: '', text: 'x' }).content).toEqual({ files: { 'a.py': 'x' } })
  expect(() => unbundle({ name: 'a.json', type: '', text: '{"files":{"a":1}}' })).toThrow('is a text')
})

describe('[D7] undo over files', () => {
  const origin = {}
  const start = () => {
    const doc = new Y.Doc()
    const files = filesOf(doc)
    return { doc, files, undo: new FilesUndo(files, origin) }
  }

  it('takes back a rename by another one, with what others wrote under the new name', () => {
    const { doc, files, undo } = start()
    putFile(files, 'a', 'text')
    undo.move([{ from: 'a', to: 'b' }])
    doc.transact(() => fileAt(files, 'b')?.insert(4, ' of others'), 'others')
    undo.undo()
    expect(files.toJSON()).toEqual({ a: 'text of others' })
    undo.redo()
    expect(files.toJSON()).toEqual({ b: 'text of others' })
  })

  it('leaves a file that others wrote in when its making is taken back', () => {
    const { doc, files, undo } = start()
    doc.transact(() => putFile(files, 'a', ''), origin)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    fileAt(filesOf(other), 'a')?.insert(0, 'hers')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    undo.undo()
    expect(files.toJSON()).toEqual({ a: 'hers' })
  })

  it('brings a deleted file back', () => {
    const { doc, files, undo } = start()
    doc.transact(() => putFile(files, 'a', 'text'), origin)
    undo.stopCapturing()
    doc.transact(() => files.delete('a'), origin)
    undo.undo()
    expect(files.toJSON()).toEqual({ a: 'text' })
  })
})
