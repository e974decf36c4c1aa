import type { components } from './schema'

type Schemas = components['schemas']

/** Someone with an account, or a guest (then without `email`). */
export type User = Schemas['User']
/** What someone is in a workspace. */
export type MemberRole = Schemas['Workspace']['role']
/** A workspace, with the role of whoever asks. */
export type Workspace = Schemas['Workspace']
/** What is switched on in a workspace. */
export type WorkspaceSettings = Schemas['Settings']
/** Someone as they are shown beside what they did. */
export type Person = Schemas['Person']
/** A folder of a workspace. */
export type Folder = Schemas['Folder']
/** Someone in a workspace. */
export type Member = Schemas['Member']
/** A document without its content. */
export type Document = Schemas['Document']
/** A new invitation: the only time its token is shown. */
export type Invitation = Schemas['NewInvitation']
/** An invitation as whoever holds its link sees it. */
export type InvitationPreview = Schemas['Invitation']
/** Something that people did, or the same thing several times in a row. */
export type ActivityEntry = Schemas['Activity']
/** The four kinds of event. */
export type EventCategory = ActivityEntry['category']
/** One event with session, address and its place in the chain. */
export type AuditEntry = Schemas['Audit']
/** Whether every event is there as it was written, or the first that is not. */
export type AuditCheck = Schemas['Verified']
/** The kinds the server of this version knows. */
export type DocumentKind = Schemas['Document']['kind']
/** Somewhere one is signed in. */
export type ActiveSession = Schemas['OwnSession']
/** A passkey of one's own account. */
export type Passkey = Schemas['Passkey']
/** What to hand to the browser's authenticator, and the state to send back with its answer. */
export type PasskeyOptions = Schemas['Ceremony']
/** By what one can sign in. */
export type SignInWays = Schemas['SignIn']
/** How people may come in on this server. */
export type WaysIn = Schemas['WaysIn']
/** An invitation as those who may invite see it. */
export type SentInvitation = Schemas['InvitationItem']
/** A new share link: the only time its token is shown. */
export type NewShare = Schemas['NewShare']
/** A share link as those who may share see it. */
export type Share = Schemas['Share']
/** The people in a document. */
export type DocumentPresence = Schemas['DocumentPresence']
/** Somebody in a document, where they are and what they do. */
export type PresentPerson = Schemas['Present']
/** A document that people are in. */
export type VisitedDocument = Schemas['VisitedDocument']
/** The documents of a workspace that people are in. */
export type WorkspacePresence = Schemas['WorkspacePresence']
/** What a share link gives. */
export type ShareAccess = Share['access']
/** A share link as whoever holds it sees it. */
export type ShareLink = Schemas['ShareLink']
/** Where a share link led; with a session for someone who was nobody before. */
export type RedeemedShare = Schemas['RedeemedShare']
/** A member of a document's workspace. */
export type DocumentMember = Schemas['DocumentMember']
/** Somebody who came to a document by links. */
export type LinkGuest = Schemas['LinkGuest']
