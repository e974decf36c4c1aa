import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { User } from '../api/types'
import type { Participant, Role, RoomLimits } from '../protocol/frames'

/** Which copy: person, document, branch, epoch. */
export type CopyKey = [person: string, document: string, branch: string, epoch: string]

/** Which part of a copy: the window that wrote it, and its number there. */
export type PartKey = [...CopyKey, window: string, number: number]

/** Who we were in a document when we last were there: what one may do without a connection. */
export type Standing = { you: Participant; role: Role; permissions: readonly string[]; limits: RoomLimits }

/** A document on this device. */
export type CopyRow = {
  /** The last time something was written, in milliseconds since 1970. */
  usedAt: number
  bytes: number
  standing: Standing
}

/** A piece of a document; all pieces together, in any order, are the copy. */
export type PartRow = {
  update: Uint8Array
  /** How many local edits it holds that are not known to be durable. */
  edits: number
  /** Whose edits wait in it; missing when none do. */
  unsentOf?: string
}

/** What was written and could not be stored on the server, with the document around it. */
export type LeftoverRow = {
  id: string
  person: string
  document: string
  branch: string
  at: number
  code: string
  message: string
  text: string
  state: Uint8Array
}

/** An action that waits for the server. */
export type ActionRow = {
  id: string
  person: string
  name: string
  /** What it is done to: actions on the same thing go one behind the other. */
  subject: string
  input: unknown
  at: number
  /** Which window sends it now, and until when nobody else may. */
  claim?: { window: string; until: number }
  failure?: { code: string; message: string }
}

/** What is kept on a device. */
export type DeviceSchema = DBSchema & {
  people: { key: string; value: { user: User; seenAt: number } }
  settings: { key: string; value: string }
  copies: { key: CopyKey; value: CopyRow }
  parts: { key: PartKey; value: PartRow; indexes: { unsent: string } }
  leftovers: { key: string; value: LeftoverRow; indexes: { person: string } }
  actions: { key: number; value: ActionRow; indexes: { person: string } }
  answers: { key: [person: string, question: string]; value: { data: unknown; at: number } }
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>

/** Everything that begins with these parts. */
export const startingWith = (...start: string[]): IDBKeyRange => IDBKeyRange.bound(start, [...start, []])

/**
 * Opens the database. A window that needs a newer one makes this one let go.
 * @param gone The connection has ended; the next use opens it again.
 */
export const openDatabase = (name: string, gone: () => void): Promise<DeviceDatabase> =>
  openDB<DeviceSchema>(name, 1, {
    upgrade: database => {
      database.createObjectStore('people')
      database.createObjectStore('settings')
      database.createObjectStore('copies')
      database.createObjectStore('parts').createIndex('unsent', 'unsentOf')
      database.createObjectStore('leftovers', { keyPath: 'id' }).createIndex('person', 'person')
      database.createObjectStore('actions', { autoIncrement: true }).createIndex('person', 'person')
      database.createObjectStore('answers')
    },
    blocking: (_old, _new, event) => {
      ;(event.target as IDBDatabase).close()
      gone()
    },
    terminated: gone,
  })
