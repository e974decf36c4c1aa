import { keptMs } from './device'
import type { CopyKey, DeviceDatabase } from './device-database'

/** What this device keeps of documents, all people together; beyond it the ones that were used least recently go. */
export const copyBounds: Readonly<{ documents: number; bytes: number; oneDocumentBytes: number }> = {
  documents: 100,
  bytes: 256 * 1024 * 1024,
  /** A larger document is not kept. */
  oneDocumentBytes: 64 * 1024 * 1024,
}

/** Removes copies beyond the bounds, and old ones. What waits to be sent is never removed. */
export const dropBeyondBounds = async (
  database: DeviceDatabase,
  now: number,
  bounds: { documents: number; bytes: number; spare?: CopyKey } = copyBounds,
): Promise<void> => {
  const transaction = database.transaction(['people', 'copies', 'parts'], 'readwrite')
  const [copies, parts] = [transaction.objectStore('copies'), transaction.objectStore('parts')]
  const people = new Set(await transaction.objectStore('people').getAllKeys())
  // the last words of a window whose person signed out in another one
  for (const key of await parts.getAllKeys()) if (!people.has(key[0])) await parts.delete(key)
  const all: { key: CopyKey; usedAt: number; bytes: number }[] = []
  for (let at = await copies.openCursor(); at; at = await at.continue())
    all.push({ key: at.key, usedAt: at.value.usedAt, bytes: at.value.bytes })
  all.sort((a, b) => b.usedAt - a.usedAt)
  const waiting = new Set(
    (await parts.index('unsent').getAllKeys()).map(key => JSON.stringify(key.slice(0, 4))),
  )
  let [documents, bytes] = [0, 0]
  for (const copy of all) {
    documents += 1
    bytes += copy.bytes
    const isWithin = documents <= bounds.documents && bytes <= bounds.bytes && now - copy.usedAt < keptMs
    const name = JSON.stringify(copy.key)
    if (isWithin || waiting.has(name) || name === JSON.stringify(bounds.spare)) continue
    await copies.delete(copy.key)
    await parts.delete(IDBKeyRange.bound(copy.key, [...copy.key, []]))
    documents -= 1
    bytes -= copy.bytes
  }
  await transaction.done
}
