import type { LiveSession, SessionPerson } from '@tutti/client'
import { expect, test } from 'vitest'
import { lasting } from './how-long'
import { turnView } from './turn-words'

const person = (id: string): SessionPerson => ({ id, name: id, color: '#123456' })

const session = (holder: string | undefined, ...queue: string[]): LiveSession => ({
  id: 's',
  host: person('Grace'),
  mode: 'sequential',
  maxUsers: undefined,
  startedAt: '',
  turn: { holder: holder === undefined ? undefined : person(holder), since: undefined },
  queue: queue.map(person),
})

test.each([
  [session('Ada', 'Alan'), 'It is your turn.'],
  [session('Grace'), 'It is Grace’s turn.'],
  [session('Grace', 'Ada'), 'It is Grace’s turn. You are next.'],
  [session('Grace', 'Alan', 'Ada'), 'It is Grace’s turn. You are second.'],
  [session('Grace', 'a', 'b', 'c', 'd', 'e', 'Ada'), 'It is Grace’s turn. You are number 6 in the queue.'],
  [session(undefined), 'Nobody has the turn.'],
] as const)('[L2] who reads it knows whose turn it is: %#', (now, sentence) => {
  expect(turnView(now, 'Ada').sentence).toBe(sentence)
})

test.each([
  [30, undefined],
  [60, '1 min'],
  [125, '2 min'],
  [3_660, '1 h 1 min'],
  [-5, undefined],
])('[L2] %d seconds are said as %s', (seconds, words) => {
  const now = Date.UTC(2026, 0, 1)
  expect(lasting(new Date(now - seconds * 1000).toISOString(), now)).toBe(words)
})
