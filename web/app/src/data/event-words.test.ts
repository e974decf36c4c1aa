import { expect, it } from 'vitest'
import { eventText, eventTypes, eventWords } from './event-words'

it.each([
  ['document_edited', 14, {}, 'made 14 edits in {document}'],
  ['document_edited', 1, { edits: 1 }, 'made an edit in {document}'],
  ['document_edited', 1, { edits: 7 }, 'made 7 edits in {document}'],
  ['workspace_renamed', 1, { name: 'Team' }, 'renamed the workspace to “Team”'],
  ['workspace_renamed', 3, { name: 'Team' }, 'renamed the workspace to “Team”, 3 times'],
  [
    'workspace_settings_changed',
    1,
    { changes: { guests: false, sharing: true } },
    'switched share links on and guests off',
  ],
  ['member_role_changed', 1, { person: { name: 'Ana' }, role: 'admin' }, 'made Ana an admin'],
  ['member_role_changed', 1, { role: 'viewer' }, 'made someone a viewer'],
  [
    'invitation_created',
    1,
    { email: 'ana@example.org', role: 'editor' },
    'invited ana@example.org as editor',
  ],
  ['invitation_created', 1, { role: 'editor' }, 'invited someone as editor by link'],
])('[K1] %s, %i times, is told in words', (type, count, data, words) => {
  expect(eventWords({ type, count, data })).toBe(words)
})

it('[K1] what this page does not know is still told', () => {
  expect(eventWords({ type: 'robot_danced', count: 2 })).toBe('robot danced, 2 times')
  expect(eventWords({ type: 'member_removed', data: ['not', 'facts'] })).toBe('removed someone')
})

it('[K1] as plain text the document has its title', () => {
  expect(eventText({ type: 'document_created', document: { title: 'Plan' } })).toBe('created “Plan”')
  expect(eventText({ type: 'document_created' })).toBe('created a document')
})

it('[K2] every type one can filter for has words', () => {
  for (const { value } of eventTypes) expect(eventWords({ type: value })).not.toBe(value.replaceAll('_', ' '))
})
