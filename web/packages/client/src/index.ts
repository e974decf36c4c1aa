export { type Api, defaultPrefix } from './api/http'
export type { components, paths } from './api/schema'
export type {
  Activity,
  AuditEntry,
  AuditVerified,
  Document,
  DocumentKind,
  EventCategory,
  Invitation,
  InvitationPreview,
  Member,
  User,
  Workspace,
} from './api/types'
export type { Auth } from './auth'
export { type Clock, systemClock, type Timer } from './clock'
export type { DeniedReason } from './connection/close-codes'
export type { WebSocketClass, WebSocketLike } from './connection/socket'
export type { RoomStatus } from './connection/types'
export type { Stop } from './emitter'
export { type Problem, TuttiError } from './errors'
export { type Activities, type ActivityFilter, joinActivity } from './features/activity'
export type { Audit, AuditFilter, AuditFormat } from './features/audit'
export type { Documents, NewDocument } from './features/documents'
export type { Invitations } from './features/invitations'
export type { Workspaces } from './features/workspaces'
export type { PresenceStatus } from './presence/idle'
export { Presence } from './presence/presence'
export type { Other, PresenceState, PresenceUser } from './presence/presence-state'
export type { OtherFrame, Participant, Role, RoomLimits } from './protocol/frames'
export { Room } from './room'
export type { Refused, RoomEvents, RoomOptions, SaveState } from './room-types'
export type { Session, SessionStatus } from './session'
export { createTutti, type Tutti, type TuttiOptions } from './tutti'
