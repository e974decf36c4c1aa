import { expect, test } from 'vitest'
import { doingWords } from './doing-words'

const now = new Date(2026, 0, 5, 15, 0).getTime()
const at = (hours: number, minutes = 0) => new Date(2026, 0, 5, hours, minutes).toISOString()

test.each([
  [{ status: 'active' }, 'Viewing'],
  [{ status: 'active', where: 'main.py:42' }, 'Viewing · main.py:42'],
  [{ status: 'active', editing: true, where: 'line 4' }, 'Editing · line 4'],
  [{ status: 'active', typing: 'document' }, 'Typing…'],
  [{ status: 'active', typing: 'document', where: 'line 4' }, 'Typing · line 4'],
  [{ status: 'active', typing: 'chat', where: 'line 4' }, 'Typing in the chat'],
  [{ status: 'active', typing: '0198-thread' }, 'Typing a comment'],
  [{ status: 'active', leader: 'Grace', where: 'line 4' }, 'Following Grace'],
  [{ status: 'idle', quietSince: at(14, 5), editing: true }, 'Idle since 14:05'],
  [{ status: 'away', quietSince: at(9) }, 'Away since 09:00'],
  [{ status: 'away', quietSince: new Date(2026, 0, 2).toISOString() }, 'Away since Jan 2'],
  [{ status: 'idle' }, 'Idle'],
  [{ status: 'idle', quietSince: at(16) }, 'Idle'],
  [{ status: 'away', quietSince: 'yesterday' }, 'Away'],
] as const)('[P1 P2 P5] %j is said as %j', (doing, words) => {
  expect(doingWords(doing, now)).toBe(words)
})
