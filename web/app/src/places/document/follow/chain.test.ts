import type { PresenceState, PresenceUser } from '@tutti/client'
import { expect, test } from 'vitest'
import { followersOf, mustLetGo, readFollowed, rootOf, wouldCircle } from './chain'

const state = (id: string, following?: unknown): PresenceState => ({
  user: { id, name: id, color: '#123456', role: 'editor' } satisfies PresenceUser,
  ...(following !== undefined && { following: following as string }),
})

const chain = readFollowed([state('ada', 'grace'), state('grace', 'alan'), state('alan')])

test('[P6] nobody follows themselves, nor someone who follows them, however many are between', () => {
  expect(wouldCircle('alan', 'alan', chain)).toBe(true)
  expect(wouldCircle('alan', 'grace', chain)).toBe(true)
  expect(wouldCircle('alan', 'ada', chain)).toBe(true)
  expect(wouldCircle('ada', 'alan', chain)).toBe(false)
})

test('[P6] whoever follows a follower sees what the one at the end sees', () => {
  expect(rootOf('grace', chain)).toBe('alan')
  expect(rootOf('alan', chain)).toBe('alan')
})

test('[P6] one knows who follows one', () => {
  expect(followersOf('alan', chain)).toEqual(['grace'])
  expect(followersOf('ada', chain)).toEqual([])
})

test('[P6] in a circle that two made at the same moment exactly one lets go', () => {
  const circle = readFollowed([state('a', 'b'), state('b', 'c'), state('c', 'a'), state('d', 'a')])
  expect(['a', 'b', 'c', 'd'].filter(id => mustLetGo(id, circle))).toEqual(['a'])
})

test('[P6] what makes no sense is followed by nobody', () => {
  expect(readFollowed([state('a', 'a'), state('b', 7), { following: 'a' }]).size).toBe(0)
})
