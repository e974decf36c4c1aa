import { expect, it } from 'vitest'
import { isLess, levelOf, levelSentence, whoChanged } from './access-change'

it.each([
  [['see', 'talk', 'edit', 'share'], 'edit'],
  [['see', 'talk'], 'comment'],
  [['see'], 'view'],
  [[], 'view'],
])('[W2] with %s one can %s', (permissions, level) => {
  expect(levelOf(permissions)).toBe(level)
})

it('[W2] says what is left', () => {
  expect(isLess('view', 'edit')).toBe(true)
  expect(isLess('edit', 'comment')).toBe(false)
  expect(levelSentence('view')).toBe('You can only view now.')
})

const now = new Date('2026-05-20T12:00:00Z')
const change = {
  type: 'member_role_changed',
  at: '2026-05-20T11:59:58Z',
  user: { name: 'Grace' },
  data: { person_id: 'ada', role: 'viewer' },
}

it('[W2] names who changed it', () => {
  expect(whoChanged([{ ...change, type: 'document_edited' }, change], 'ada', now)).toBe('Grace')
  expect(whoChanged([{ ...change, data: { person: { id: 'ada' } } }], 'ada', now)).toBe('Grace')
})

it('[W2] names nobody for what was somebody else’s or long ago', () => {
  expect(whoChanged([change], 'bob', now)).toBeUndefined()
  expect(whoChanged([{ ...change, at: '2026-05-20T11:00:00Z' }], 'ada', now)).toBeUndefined()
  expect(whoChanged([{ ...change, data: 'nothing' }], 'ada', now)).toBeUndefined()
})
