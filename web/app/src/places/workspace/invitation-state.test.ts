import { expect, it } from 'vitest'
import { invitationState } from './invitation-state'

const now = new Date('2026-05-20T12:00:00Z')

it.each([
  ['open', '2026-05-27T12:00:00Z', 'Open', 'expires in 7 days'],
  ['open', '2026-05-21T13:00:00Z', 'Open', 'expires in 1 day'],
  ['open', '2026-05-20T13:00:00Z', 'Open', 'expires within a day'],
  ['open', '2026-05-20T11:00:00Z', 'Expired', undefined],
  ['accepted', '2026-05-27T12:00:00Z', 'Accepted', undefined],
  ['revoked', '2026-05-27T12:00:00Z', 'Revoked', undefined],
] as const)('[W4] %s until %s is shown as %s', (state, expires_at, label, note) => {
  const shown = invitationState({ state, expires_at }, now)
  expect(shown.label).toBe(label)
  expect(shown.note).toBe(note)
})

it('[W4] only what still may be accepted, or could have been, gets a new link', () => {
  const renewable = (['open', 'accepted', 'declined', 'revoked', 'expired'] as const).filter(
    state => invitationState({ state, expires_at: '2026-05-27T12:00:00Z' }, now).renewable,
  )
  expect(renewable).toEqual(['open', 'expired'])
})
