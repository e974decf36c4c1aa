import { roleName } from './rights'

/** What is known of something that happened. */
export type Happened = { type: string; count?: number; data?: unknown; document?: { title?: string } | null }

type Facts = Record<string, unknown>
type Words = (facts: Facts, count: number) => string

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (facts: Facts, ...names: string[]): string | undefined => {
  for (const name of names) {
    const value = facts[name]
    if (typeof value === 'string' && value !== '') return value
    if (isFacts(value) && typeof value.name === 'string') return value.name
  }
  return undefined
}

const quoted = (value: string | undefined, otherwise: string): string => (value ? `“${value}”` : otherwise)

const roleOf = (facts: Facts): string => {
  const role = text(facts, 'role', 'to')
  return role ? roleName(role).toLowerCase() : 'member'
}

const times = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`)

/** Repeated things get their number behind them: "renamed the workspace, 3 times". */
const again = (words: string, count: number): string => (count > 1 ? `${words}, ${count} times` : words)

const features: Record<string, string> = {
  guests: 'guests',
  sharing: 'share links',
  public_links: 'public links',
  invitations: 'invitations',
  comments: 'comments',
  chat: 'chat',
}

const switched = (facts: Facts): string => {
  const changes = isFacts(facts.changes) ? facts.changes : facts
  const named = (on: boolean) =>
    Object.entries(changes)
      .filter(([name, value]) => name in features && value === on)
      .map(([name]) => features[name])
      .join(', ')
  const parts = [named(true) && `${named(true)} on`, named(false) && `${named(false)} off`].filter(Boolean)
  return parts.length > 0 ? `switched ${parts.join(' and ')}` : 'changed the settings'
}

const accesses: Record<string, string> = { view: 'view', comment: 'comment on', edit: 'edit' }

const modes: Record<string, string> = {
  parallel: 'everyone writes',
  sequential: 'one at a time',
  locked: 'only what is locked',
}

const turns: Record<string, string> = {
  requested: 'asked for the turn in {document}',
  cancelled: 'no longer waits for the turn in {document}',
  passed: 'passed the turn on in {document}',
  silence: 'lost the turn in {document} after a long silence',
  left: 'left the turn in {document} to the next',
}

// `{document}` is where the document's name or link goes
const words: Record<string, Words> = {
  document_created: () => 'created {document}',
  document_edited: (facts, count) => {
    const edits = typeof facts.edits === 'number' && count === 1 ? facts.edits : count
    return `made ${times(edits, 'an edit', 'edits')} in {document}`
  },
  document_renamed: facts => {
    const title = text(facts, 'title')
    return title ? `renamed a document to {document}` : 'renamed {document}'
  },
  document_moved: facts =>
    `moved {document} to ${quoted(text(facts, 'folder', 'folder_name'), 'another folder')}`,
  document_deleted: () => 'moved {document} to the trash',
  document_restored: () => 'restored {document}',
  workspace_created: () => 'created the workspace',
  workspace_renamed: facts => `renamed the workspace to ${quoted(text(facts, 'name'), 'another name')}`,
  workspace_deleted: () => 'deleted the workspace',
  workspace_restored: () => 'restored the workspace',
  workspace_settings_changed: switched,
  folder_created: facts => `created the folder ${quoted(text(facts, 'name'), '')}`.trim(),
  folder_renamed: facts => `renamed a folder to ${quoted(text(facts, 'name'), 'another name')}`,
  folder_moved: facts => `moved the folder ${quoted(text(facts, 'name'), '')}`.trim(),
  folder_deleted: facts => `deleted the folder ${quoted(text(facts, 'name'), '')}`.trim(),
  member_joined: () => 'joined the workspace',
  member_role_changed: facts =>
    `made ${text(facts, 'person', 'name') ?? 'someone'} ${article(roleOf(facts))}`,
  member_removed: facts => `removed ${text(facts, 'person', 'name') ?? 'someone'}`,
  member_left: () => 'left the workspace',
  ownership_handed_over: facts =>
    `handed the workspace over to ${text(facts, 'person', 'name') ?? 'someone else'}`,
  invitation_created: facts => {
    const email = text(facts, 'email')
    return `invited ${email ?? 'someone'} as ${roleOf(facts)}${email ? '' : ' by link'}`
  },
  invitation_accepted: facts => `joined as ${roleOf(facts)}`,
  invitation_declined: () => 'declined an invitation',
  invitation_revoked: () => 'withdrew an invitation',
  invitation_resent: facts =>
    `sent the invitation${text(facts, 'email') ? ` to ${text(facts, 'email')}` : ''} again`,
  share_created: facts => {
    const access = text(facts, 'access')
    return `made a link to ${accesses[access ?? ''] ?? 'open'} {document}`
  },
  share_used: () => 'came to {document} by a link',
  share_revoked: () => 'withdrew a link to {document}',
  access_removed: facts => `ended the access of ${text(facts, 'person', 'name') ?? 'someone'} to {document}`,
  session_started: () => 'started a live session in {document}',
  session_joined: () => 'joined the live session in {document}',
  session_left: () => 'left the live session in {document}',
  session_ended: facts =>
    facts.reason === 'empty'
      ? 'was last in the live session in {document}'
      : 'ended the live session in {document}',
  mode_changed: facts => `set {document} to ${modes[text(facts, 'mode') ?? ''] ?? 'another mode'}`,
  turn_changed: facts => turns[text(facts, 'reason') ?? ''] ?? 'changed the turn in {document}',
  max_users_changed: () => 'changed how many people may be in {document}',
  participant_removed: facts =>
    `removed ${text(facts, 'person') ?? 'someone'} from the live session in {document}`,
  host_changed: () => 'handed the live session in {document} over',
  everyone_called: () => 'brought everyone together in {document}',
  audit_exported: facts =>
    `exported the audit log${text(facts, 'format') ? ` as ${text(facts, 'format')}` : ''}`,
}

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`)

const counted = new Set(['document_edited'])

/**
 * What somebody did, without the somebody: "created {document}". A type this page does not know is read from its name.
 */
export const eventWords = ({ type, count = 1, data }: Happened): string => {
  const facts = isFacts(data) ? data : {}
  const known = words[type]
  if (!known) return again(type.replaceAll('_', ' '), count)
  const said = known(facts, count)
  return counted.has(type) ? said : again(said, count)
}

/** The same as plain text, with the document's title where it belongs. */
export const eventText = (happened: Happened): string =>
  eventWords(happened).replace(
    '{document}',
    happened.document?.title ? `“${happened.document.title}”` : 'a document',
  )

/** The types that can be filtered for, with their names. */
export const eventTypes: readonly { value: string; label: string }[] = [
  { value: 'document_created', label: 'Document created' },
  { value: 'document_edited', label: 'Document edited' },
  { value: 'document_renamed', label: 'Document renamed' },
  { value: 'document_moved', label: 'Document moved' },
  { value: 'document_deleted', label: 'Document deleted' },
  { value: 'document_restored', label: 'Document restored' },
  { value: 'session_started', label: 'Session started' },
  { value: 'session_ended', label: 'Session ended' },
  { value: 'mode_changed', label: 'Session mode changed' },
  { value: 'participant_removed', label: 'Removed from a session' },
  { value: 'host_changed', label: 'Session handed over' },
  { value: 'folder_created', label: 'Folder created' },
  { value: 'folder_renamed', label: 'Folder renamed' },
  { value: 'folder_moved', label: 'Folder moved' },
  { value: 'folder_deleted', label: 'Folder deleted' },
  { value: 'invitation_created', label: 'Invitation made' },
  { value: 'invitation_accepted', label: 'Invitation accepted' },
  { value: 'invitation_declined', label: 'Invitation declined' },
  { value: 'invitation_revoked', label: 'Invitation withdrawn' },
  { value: 'invitation_resent', label: 'Invitation sent again' },
  { value: 'share_created', label: 'Share link made' },
  { value: 'share_used', label: 'Share link used' },
  { value: 'share_revoked', label: 'Share link withdrawn' },
  { value: 'member_role_changed', label: 'Role changed' },
  { value: 'member_removed', label: 'Member removed' },
  { value: 'member_left', label: 'Member left' },
  { value: 'ownership_handed_over', label: 'Ownership handed over' },
  { value: 'workspace_created', label: 'Workspace created' },
  { value: 'workspace_renamed', label: 'Workspace renamed' },
  { value: 'workspace_settings_changed', label: 'Settings changed' },
  { value: 'workspace_deleted', label: 'Workspace deleted' },
  { value: 'workspace_restored', label: 'Workspace restored' },
  { value: 'audit_exported', label: 'Audit log exported' },
]
