import { uuidv4 } from 'lib0/random'
import * as Y from 'yjs'
import { unsavedClocks, unsavedText } from '../document/unsaved-text'
import {
  type CopyKey,
  type CopyRow,
  type DeviceDatabase,
  type LeftoverRow,
  type PartKey,
  type PartRow,
  startingWith,
} from './device-database'

/** A copy as it was found. */
export type FoundCopy = { key: CopyKey; copy: CopyRow; parts: { key: PartKey; part: PartRow }[] }

/** The person signed out here: nothing of theirs may be kept any more. */
export class Forgotten extends Error {}

const everyPart = (key: CopyKey): IDBKeyRange => startingWith(...key)

/** Reads the copy of a document that was written last, whatever its epoch. */
export const readCopy = async (
  database: DeviceDatabase,
  person: string,
  document: string,
  branch: string,
): Promise<FoundCopy | undefined> => {
  const transaction = database.transaction(['copies', 'parts'])
  let found: { key: CopyKey; copy: CopyRow } | undefined
  const range = startingWith(person, document, branch)
  for (let at = await transaction.objectStore('copies').openCursor(range); at; at = await at.continue())
    if (!found || at.value.usedAt > found.copy.usedAt) found = { key: at.key, copy: at.value }
  if (!found) return undefined
  const rows = transaction.objectStore('parts')
  const [keys, parts] = await Promise.all([
    rows.getAllKeys(everyPart(found.key)),
    rows.getAll(everyPart(found.key)),
  ])
  return { ...found, parts: keys.map((key, index) => ({ key, part: parts[index] as PartRow })) }
}

/** The parts of a copy that wait to be sent. */
export const readUnsent = async (
  database: DeviceDatabase,
  key: CopyKey,
): Promise<{ key: PartKey; part: PartRow }[]> => {
  const store = database.transaction('parts').store
  const all = await store.index('unsent').getAllKeys(key[0])
  const mine = all.filter(each => key.every((part, index) => each[index] === part))
  const parts = await Promise.all(mine.map(each => store.get(each)))
  return mine.flatMap((each, index) => {
    const part = parts[index]
    return part ? [{ key: each, part }] : []
  })
}

/** What changes in a copy at once. */
export type CopyChange = {
  key: CopyKey
  copy: CopyRow
  add: { key: PartKey; part: PartRow }[]
  /** Parts whose content is in what is added. */
  remove: PartKey[]
  /** Parts whose edits are durable now. */
  settle: PartKey[]
  /** Whether what is added is the whole document, so that nothing need be there before. */
  isWhole: boolean
}

/** Writes a change of a copy, whole or not at all. */
export const writeCopy = async (database: DeviceDatabase, change: CopyChange): Promise<void> => {
  const transaction = database.transaction(['people', 'copies', 'parts'], 'readwrite')
  const [copies, parts] = [transaction.objectStore('copies'), transaction.objectStore('parts')]
  const settle = async (key: PartKey): Promise<void> => {
    const part = await parts.get(key)
    if (part) await parts.put({ update: part.update, edits: 0 }, key)
  }
  const check = async (): Promise<void> => {
    const [person, copy] = await Promise.all([
      transaction.objectStore('people').getKey(change.key[0]),
      copies.getKey(change.key),
    ])
    // who signs out in another window at this moment is forgotten before or after this, never in between
    if (person === undefined) throw new Forgotten()
    if (copy === undefined && !change.isWhole) throw new Error('The copy was removed to make room.')
    await copies.put(change.copy, change.key)
  }
  const work = [
    check(),
    ...change.add.map(({ key, part }) => parts.put(part, key)),
    ...change.remove.map(key => parts.delete(key)),
    ...change.settle.map(settle),
  ]
  try {
    await Promise.all(work)
  } catch (failure) {
    await Promise.allSettled([...work, ignoringDone(transaction)])
    throw failure
  }
  await transaction.done
}

const ignoringDone = async (transaction: { abort(): void; done: Promise<void> }): Promise<void> => {
  try {
    transaction.abort()
  } catch {
    // it has ended by itself
  }
  await transaction.done.catch(() => undefined)
}

/**
 * Adds to a copy while the page goes away, when nothing can be waited for. What was forgotten or removed meanwhile is not
 * found by anybody, and goes with the next cleaning.
 */
export const writeLast = (database: DeviceDatabase, { add }: CopyChange): Promise<void> => {
  const transaction = database.transaction(['parts'], 'readwrite')
  const work = add.map(({ key, part }) => transaction.objectStore('parts').put(part, key))
  transaction.commit()
  return Promise.all([...work, transaction.done]).then(() => undefined)
}

/** Why edits cannot be stored. */
export type Reason = { code: string; message: string }

/**
 * Takes copies of a document out of use: what waits in them becomes a leftover, the rest goes.
 * @param which Every copy with this start: of all epochs when the key has none.
 * @param except The epoch that is the server's, whose copy stays.
 * @returns The ids of the leftovers.
 */
export const setCopiesAside = async (
  database: DeviceDatabase,
  which: [person: string, document: string, branch: string, epoch?: string],
  { code, message }: Reason,
  now: number,
  except?: string,
): Promise<string[]> => {
  const made: string[] = []
  const transaction = database.transaction(['copies', 'parts', 'leftovers'], 'readwrite')
  const [person, document, branch, epoch] = which
  const start = epoch === undefined ? [person, document, branch] : [person, document, branch, epoch]
  const rows = transaction.objectStore('parts')
  const keys = (await rows.getAllKeys(startingWith(...start))).filter(key => key[3] !== except)
  const epochs = new Map<string, PartKey[]>()
  for (const key of keys) epochs.set(key[3], [...(epochs.get(key[3]) ?? []), key])
  for (const mine of epochs.values()) {
    const parts = await Promise.all(mine.map(key => rows.get(key)))
    const leftover = leftoverOf(parts.filter(part => part !== undefined))
    if (leftover) {
      const id = uuidv4()
      made.push(id)
      await transaction.objectStore('leftovers').put({
        id,
        person,
        document,
        branch,
        at: now,
        code,
        message,
        ...leftover,
      } satisfies LeftoverRow)
    }
    for (const key of mine) await rows.delete(key)
  }
  for (const key of await transaction.objectStore('copies').getAllKeys(startingWith(...start)))
    if (key[3] !== except) await transaction.objectStore('copies').delete(key)
  await transaction.done
  return made
}

const leftoverOf = (parts: PartRow[]): { text: string; state: Uint8Array } | undefined => {
  const waiting = parts.filter(({ edits }) => edits > 0)
  if (waiting.length === 0) return undefined
  const doc = new Y.Doc()
  const readable = parts.filter(({ update }) => isReadable(update))
  for (const { update } of readable) Y.applyUpdate(doc, update)
  const clocks = unsavedClocks(waiting.map(({ update }) => update).filter(isReadable))
  return { text: unsavedText(doc, clocks), state: Y.encodeStateAsUpdate(doc) }
}

/** Whether this is an update at all: storage can be damaged. */
export const isReadable = (update: Uint8Array): boolean => {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
