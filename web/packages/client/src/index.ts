export { type Api, defaultPrefix, type Page } from './api/http'
export type { components, paths } from './api/schema'
export type {
  ActiveSession,
  ActivityEntry,
  AuditCheck,
  AuditEntry,
  Document,
  DocumentKind,
  DocumentMember,
  DocumentPresence,
  EventCategory,
  Folder,
  Invitation,
  InvitationPreview,
  LinkGuest,
  Member,
  MemberRole,
  NewShare,
  Passkey,
  PasskeyOptions,
  Person,
  PresentPerson,
  RedeemedShare,
  SentInvitation,
  Share,
  ShareAccess,
  ShareLink,
  SignInWays,
  User,
  VisitedDocument,
  WaysIn,
  Workspace,
  WorkspacePresence,
  WorkspaceSettings,
} from './api/types'
export type { Auth } from './auth'
export { type Clock, systemClock, type Timer } from './clock'
export type { DeniedReason } from './connection/close-codes'
export type { WebSocketClass, WebSocketLike } from './connection/socket'
export type { Transport } from './connection/transport'
export type { RoomStatus } from './connection/types'
export type { Stop } from './emitter'
export { type Problem, TuttiError } from './errors'
export type { Account, PasskeyAnswer, Passkeys } from './features/account'
export { type Activity, type ActivityFilter, joinActivity } from './features/activity'
export type { Audit, AuditFilter, AuditFormat } from './features/audit'
export type { DocumentQuery, Documents, NewDocument, RecentQuery } from './features/documents'
export type { Folders } from './features/folders'
export type { InvitationInput, Invitations } from './features/invitations'
export type { LiveSessions, SessionInput } from './features/live-sessions'
export type { LockInput, Locks } from './features/locks'
export type { MemberQuery, Members } from './features/members'
export type { WhoIsThere } from './features/presence'
export type { DocumentPeople, ShareInput, Shares } from './features/shares'
export type { Workspaces } from './features/workspaces'
export type { ReadOnlyReason } from './live/room-parts'
export type { LiveSession, SessionMode, SessionPerson, Turn } from './live/session-state'
export { type Lock, type LockRange, readLock } from './locks/lock'
export { isPlaceIn, type LocksAt, lockOf, pointerTo } from './locks/lock-of'
export type { ActionQueue, QueuedAction } from './offline/action-queue'
export { type Device, type DeviceOptions, type Leftover, openDevice, type Unsent } from './offline/device'
export type { LaterActions } from './offline/later-actions'
export type { Persistence, PersistenceFailure } from './offline/persistence'
export type { PresenceStatus } from './presence/idle'
export { Presence } from './presence/presence'
export type { Other, PresenceChanges, PresenceState, PresenceUser } from './presence/presence-state'
export type { OtherFrame, Participant, Role, RoomLimits } from './protocol/frames'
export { Room } from './room'
export type { Refused, RoomEvents, RoomOptions, SaveState } from './room-types'
export type { Session, SessionStatus } from './session'
export { createTutti, type Tutti, withRooms } from './tutti'
export { createTuttiHttp, type TuttiHttp, type TuttiOptions } from './tutti-http'
