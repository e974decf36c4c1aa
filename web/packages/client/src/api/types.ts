import type { components } from './schema'

type Schemas = components['schemas']

/** Someone with an account, or a guest (then without `email`). */
export type User = Schemas['User']
/** What someone is in a workspace. */
export type Role = Schemas['Workspace']['role']
/** What a workspace can switch off; true is on. */
export type WorkspaceSettings = Record<
  'comments' | 'chat' | 'guests' | 'sharing' | 'public_links' | 'invitations',
  boolean
>
/** A workspace, with the role of whoever asks. */
export type Workspace = Schemas['Workspace'] & {
  settings: WorkspaceSettings
  members: number
  documents: number
}
/** A workspace its owner deleted and can restore. */
export type DeletedWorkspace = { id: string; name: string; deleted_at: string }
/** Someone in a workspace. */
export type Member = Schemas['Member']
/** A person as lists show them. */
export type PersonView = { id: string; name: string; color: string; avatar?: string | null }
/** A document without its content. */
export type Document = Schemas['Document'] & {
  folder_id?: string | null
  updated_by?: PersonView | null
  deleted_at?: string | null
  workspace?: { id: string; name: string }
}
/** A folder of a workspace. */
export type Folder = {
  id: string
  name: string
  parent_id?: string | null
  documents: number
  created_at: string
}
/** A new invitation: the only time its token is shown. */
export type Invitation = Schemas['NewInvitation']
/** An invitation as whoever holds its link sees it. */
export type InvitationPreview = Schemas['Invitation']
/** An invitation as those who may invite see it. */
export type SentInvitation = {
  id: string
  role: Role
  email?: string | null
  message?: string | null
  invited_by: PersonView
  created_at: string
  expires_at: string
  state: 'open' | 'accepted' | 'declined' | 'revoked' | 'expired'
  accepted_by?: PersonView | null
}
/** The kinds the server of this version knows. */
export type DocumentKind = Schemas['Document']['kind']
/** What happened, once or several times in a row. */
export type ActivityEntry = {
  id: string
  type: string
  category: string
  count: number
  first_at: string
  at: string
  user?: PersonView | null
  document?: { id: string; title: string } | null
  data?: unknown
}
/** One row of the record. */
export type AuditEntry = {
  number: number
  id: string
  at: string
  type: string
  category: string
  user?: PersonView | null
  document?: { id: string; title: string } | null
  session_id?: string | null
  address?: string | null
  data?: unknown
  hash: string
}
/** Whether the record is what was written. */
export type AuditCheck = {
  intact: boolean
  checked: number
  broken?: { number: number; id?: string; at?: string; reason: string } | null
}
