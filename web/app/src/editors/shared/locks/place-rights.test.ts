import type { Lock } from '@tutti/client'
import { expect, test } from 'vitest'
import { rightsIn } from './place-rights'
import { whyNotEdit, whyNotReplace } from './why-not'

const lock = (place: string, holder = 'Grace', changes: Partial<Lock> = {}): Lock => ({
  id: place,
  resourceType: 'path',
  resourceId: place,
  place,
  range: undefined,
  holder: { id: holder, name: holder, color: '#123456' },
  reason: undefined,
  fence: 1,
  endsAt: 0,
  waiting: [],
  ...changes,
})

const world = (locks: Lock[], changes = {}) =>
  rightsIn({ locks, me: 'Ada', canWrite: true, onlyHeld: false, ...changes })

test('[L4] what somebody else holds can be edited neither there nor in it', () => {
  const rights = world([lock('/nodes/a', 'Grace', { reason: 'new wording' })])
  expect(rights.at('/nodes/a').canEdit).toBe(false)
  expect(rights.at('/nodes/a/data').canEdit).toBe(false)
  expect(rights.at('/nodes/b')).toMatchObject({ canEdit: true, canReplace: true })
  expect(rights.canEdit).toBe(true)
  expect(whyNotEdit(rights.at('/nodes/a'))).toBe('Grace has locked this: new wording')
})

test('[L4] beside what is held one can edit, but not take the whole away', () => {
  const rights = world([lock('/files/a', 'Grace', { range: { start: 1, end: 2 } })])
  expect(rights.at('/files/a')).toMatchObject({ canEdit: true, canReplace: false })
  expect(whyNotReplace(rights.at('/files/a'))).toBe('Grace has locked a part of this')
})

test('[L4] who holds the whole document keeps everybody else from all of it', () => {
  expect(world([lock('')]).canEdit).toBe(false)
  expect(world([lock('')]).at('/nodes/a').canEdit).toBe(false)
  expect(world([lock('', 'Ada')]).at('/nodes/a').canEdit).toBe(true)
})

test('[L2] where one edits only what one holds, the rest asks for a lock', () => {
  const rights = world([lock('/nodes/a', 'Ada')], { onlyHeld: true })
  expect(rights.at('/nodes/a/label')).toMatchObject({ canEdit: true, mustLock: false })
  expect(rights.at('/nodes/b')).toMatchObject({ canEdit: false, mustLock: true })
  expect(whyNotEdit(rights.at('/nodes/b'))).toBe('Lock this first: here everyone edits only what they hold')
})

test('[L2] who may not write at all is not asked to lock anything', () => {
  expect(world([], { canWrite: false, onlyHeld: true }).at('/nodes/a')).toMatchObject({
    canEdit: false,
    mustLock: false,
  })
})
