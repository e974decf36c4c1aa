import type { Folder } from '@tutti/client'
import { expect, it } from 'vitest'
import { branches, foldersIn, mayMoveInto, pathTo } from './folder-tree'

const folder = (id: string, parent?: string): Folder => ({
  id,
  name: id,
  ...(parent && { parent_id: parent }),
  documents: 0,
  created_at: '2026-05-20T12:00:00.000Z',
})

const folders = [folder('b'), folder('a'), folder('a2', 'a'), folder('a1', 'a'), folder('deep', 'a1')]
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

it('[W1] folders stand by name in the folder they lie in', () => {
  expect(ids(foldersIn(folders, null))).toEqual(['a', 'b'])
  expect(ids(foldersIn(folders, 'a'))).toEqual(['a1', 'a2'])
})

it('[W1] the way to a folder starts at the top', () => {
  expect(ids(pathTo(folders, 'deep'))).toEqual(['a', 'a1', 'deep'])
  expect(pathTo(folders, null)).toEqual([])
  expect(pathTo(folders, 'gone')).toEqual([])
})

it('[W1] a tree with a ring in it ends', () => {
  expect(pathTo([folder('x', 'y'), folder('y', 'x')], 'x').length).toBeLessThan(5)
})

it('[W1] the tree is read from top to bottom, without what is being moved', () => {
  expect(branches(folders).map(({ folder: { id }, depth }) => `${depth}${id}`)).toEqual([
    '0a',
    '1a1',
    '2deep',
    '1a2',
    '0b',
  ])
  expect(branches(folders, 'a').map(({ folder: { id } }) => id)).toEqual(['b'])
})

it('[W1] a folder goes neither into itself nor where it is', () => {
  expect(mayMoveInto(folders, 'a', 'deep')).toBe(false)
  expect(mayMoveInto(folders, 'a', 'a')).toBe(false)
  expect(mayMoveInto(folders, 'a1', 'a')).toBe(false)
  expect(mayMoveInto(folders, 'a', null)).toBe(false)
  expect(mayMoveInto(folders, 'a1', null)).toBe(true)
  expect(mayMoveInto(folders, 'b', 'deep')).toBe(true)
})
