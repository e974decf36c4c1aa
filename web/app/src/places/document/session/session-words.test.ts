import { expect, test } from 'vitest'
import { sessionWords } from './session-words'

const grace = { id: 'grace', name: 'Grace' }
const ada = { id: 'ada', name: 'Ada' }
const by = (user: object, type: string, more: object = {}) => ({ type, user, ...more })

test.each([
  [by(grace, 'session_started'), 'Grace started a live session'],
  [by(ada, 'session_started'), undefined],
  [by(grace, 'session_ended', { reason: 'ended' }), 'Grace ended the session'],
  [by(grace, 'session_ended', { reason: 'empty' }), undefined],
  [by(grace, 'mode_changed', { mode: 'sequential' }), 'Grace changed the session: one at a time'],
  [by(grace, 'mode_changed', { mode: 'debate' }), undefined],
  [by(grace, 'turn_changed', { reason: 'passed', session: { turn: { holder: ada } } }), 'It is your turn'],
  [by(ada, 'turn_changed', { reason: 'requested', session: { turn: { holder: ada } } }), undefined],
  [by(grace, 'turn_changed', { reason: 'passed', session: { turn: { holder: null } } }), undefined],
  [by(grace, 'host_changed', { session: { host: ada } }), 'You lead the session now'],
  [by(ada, 'host_changed', { session: { host: grace } }), 'Grace leads the session now'],
  [
    by(grace, 'participant_removed', { person: { id: 'alan', name: 'Alan' } }),
    'Alan was removed from the session',
  ],
  [{ type: 'participant_removed' }, 'Someone was removed from the session'],
  [{ type: 'turn_changed', session: 7 }, undefined],
  [by(grace, 'document_renamed'), undefined],
])('[L1 L2] what others did with the session is said to Ada: %#', (frame, words) => {
  expect(sessionWords(frame, 'ada')).toBe(words)
})
