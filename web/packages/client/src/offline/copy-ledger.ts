import * as Y from 'yjs'
import type { CopyChange } from './copy-store'
import type { CopyKey, PartKey, PartRow } from './device-database'

/** What of a document is on the device and what is to be written there next; it writes nothing itself. */
export type CopyLedger = {
  /** How much the copy holds with what was taken last. */
  readonly bytes: number
  readonly wholeBytes: number
  /** The number of the last edit made here. */
  readonly lastChange: number
  /** Whether an edit made here is not known to be durable on the server. */
  readonly hasUnsaved: boolean
  /** Whether edits made here wait to be written. */
  readonly hasOwn: boolean
  /** Begins with the parts that were found; those that cannot be read go with the next writing. Gives the number of edits that wait. */
  restore(found: readonly StoredPart[], readable: readonly StoredPart[]): number
  /** A part of another window that waits with ours from now on; `adopt` gives the number it is durable with. */
  adopt(part: StoredPart, adopt: (update: Uint8Array) => number): void
  /** The document changed; `isKept` when the change alone can be added to what is there. */
  wrote(update: Uint8Array, change: number | undefined, isKept: boolean): void
  /** All edits up to this number are durable. Tells whether the device should learn of it; undefined when it is not news. */
  durable(change: number): boolean | undefined
  /** What is there cannot be added to: the next time the whole is written. */
  wantWhole(): void
  /** Everything that is to be written now; `written` or `failed` follows, and then `settled`. */
  take(key: CopyKey, person: string | undefined): TakenChange
  /** It is not known what of the taken is there; what is not there need not be removed. */
  failed(): void
  settled(): void
  /** The edits made here that are not on the device yet, at once and beside everything that is under way. */
  lastWords(): { update: Uint8Array; edits: number }
  /** Nothing is on the device any more. */
  forget(): void
  /** Edits are numbered anew. */
  renewed(): void
}

/** A part as it is stored. */
export type StoredPart = { key: PartKey; part: PartRow }

/** What is written, without the copy's own row. */
export type TakenChange = Pick<CopyChange, 'isWhole' | 'add' | 'remove' | 'settle'>

type Part = { key: PartKey; change: number; waits: boolean }
type Gathered = { update: Uint8Array; change: number | undefined }

const mostParts = 60
const leastBytes = 256 * 1024

/** Makes the ledger of one window; `unsaved` is everything that is not known to be durable. */
export const createCopyLedger = (
  windowId: string,
  doc: () => Y.Doc,
  unsaved: () => Uint8Array,
): CopyLedger => {
  // nothing of the document is written yet, or writing failed: the next time all of it is
  let needsWhole = true
  let gathered: Gathered[] = []
  let parts: Part[] = []
  let before: Part[] = []
  // what is on its way into the storage at this moment
  let writing: Gathered[] = []
  let isWritingWhole = false
  let number = 0
  let wholeBytes = 0
  let addedBytes = 0
  let lastChange = 0
  let durableChange = 0

  const isOwn = ({ change }: Gathered): boolean => change !== undefined
  const waits = ({ change }: Gathered): boolean => change !== undefined && change > durableChange

  return {
    get bytes() {
      return wholeBytes + addedBytes
    },
    get wholeBytes() {
      return wholeBytes
    },
    get lastChange() {
      return lastChange
    },
    get hasUnsaved() {
      return lastChange !== durableChange
    },
    get hasOwn() {
      return gathered.some(isOwn)
    },
    restore: (found, readable) => {
      const edits = readable.reduce((sum, { part }) => sum + part.edits, 0)
      needsWhole = readable.length < found.length
      lastChange = edits
      parts = found.map(({ key, part }) => ({
        key,
        change: part.edits > 0 ? edits : 0,
        waits: part.edits > 0,
      }))
      addedBytes = readable.reduce((sum, { part }) => sum + part.update.length, 0)
      return edits
    },
    adopt: ({ key, part }, adopt) => {
      const name = JSON.stringify(key)
      if (parts.some(known => JSON.stringify(known.key) === name)) return
      parts.push({ key, change: adopt(part.update), waits: true })
    },
    wrote: (update, change, isKept) => {
      if (change !== undefined) lastChange = change
      if (isKept && !needsWhole) gathered.push({ update, change })
    },
    durable: change => {
      if (change <= durableChange) return undefined
      durableChange = change
      return parts.some(part => part.waits && part.change <= change)
    },
    wantWhole: () => {
      needsWhole = true
    },
    take: (key, person) => {
      const taken = gathered
      writing = taken
      gathered = []
      const add: StoredPart[] = []
      const next: Part[] = []
      const put = (update: Uint8Array, edits: number): void => {
        const at: PartKey = [...key, windowId, number++]
        const part: PartRow =
          edits > 0 && person !== undefined ? { update, edits, unsentOf: person } : { update, edits: 0 }
        add.push({ key: at, part })
        next.push({ key: at, change: lastChange, waits: edits > 0 })
      }
      const edits = lastChange - durableChange
      const settle = parts.filter(part => part.waits && part.change <= durableChange)
      const isWhole = needsWhole || parts.length >= mostParts || addedBytes > Math.max(leastBytes, wholeBytes)
      if (isWhole) {
        const whole = Y.encodeStateAsUpdate(doc())
        put(whole, 0)
        if (edits > 0) put(unsaved(), edits)
        wholeBytes = whole.length
        addedBytes = 0
      } else {
        const waiting = taken.filter(waits)
        const rest = taken.filter(each => !waits(each))
        if (rest.length > 0) put(Y.mergeUpdates(rest.map(({ update }) => update)), 0)
        if (waiting.length > 0) put(Y.mergeUpdates(waiting.map(({ update }) => update)), waiting.length)
      }
      addedBytes += add.reduce((sum, { part }) => sum + part.update.length, 0)
      before = parts
      needsWhole = false
      isWritingWhole = isWhole
      parts = isWhole
        ? next
        : [...before.map(part => (settle.includes(part) ? { ...part, waits: false } : part)), ...next]
      return {
        isWhole,
        add,
        remove: isWhole ? before.map(part => part.key) : [],
        settle: isWhole ? [] : settle.map(part => part.key),
      }
    },
    failed: () => {
      needsWhole = true
      parts = [...before, ...parts]
    },
    settled: () => {
      writing = []
      isWritingWhole = false
    },
    lastWords: () => {
      const own = [...writing, ...gathered].filter(isOwn)
      const isKnown = !needsWhole && !isWritingWhole && own.length > 0
      return isKnown
        ? { update: Y.mergeUpdates(own.map(({ update }) => update)), edits: own.length }
        : { update: unsaved(), edits: lastChange - durableChange }
    },
    forget: () => {
      needsWhole = true
      gathered = []
      parts = []
    },
    renewed: () => {
      lastChange = durableChange = 0
    },
  }
}
