import type { components } from './schema'

type Schemas = components['schemas']

/** Someone with an account, or a guest (then without `email`). */
export type User = Schemas['User']
/** A workspace, with the role of whoever asks. */
export type Workspace = Schemas['Workspace']
/** Someone in a workspace. */
export type Member = Schemas['Member']
/** A document without its content. */
export type Document = Schemas['Document']
/** A new invitation: the only time its token is shown. */
export type Invitation = Schemas['NewInvitation']
/** An invitation as whoever holds its link sees it. */
export type InvitationPreview = Schemas['Invitation']
/** Something that people did, or the same thing several times in a row. */
export type Activity = Schemas['Activity']
/** The four kinds of event. */
export type EventCategory = Activity['category']
/** One event with session, address and its place in the chain. */
export type AuditEntry = Schemas['Audit']
/** Whether every event is there as it was written, or the first that is not. */
export type AuditVerified = Schemas['Verified']
/** The kinds the server of this version knows. */
export type DocumentKind = Document['kind']
