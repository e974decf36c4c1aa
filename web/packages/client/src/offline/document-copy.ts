import { uuidv4 } from 'lib0/random'
import type * as Y from 'yjs'
import type { Clock, Timer } from '../clock'
import { copyBounds, dropBeyondBounds } from './bounds'
import { createCopyLedger } from './copy-ledger'
import {
  type CopyChange,
  Forgotten,
  isReadable,
  type Reason,
  readCopy,
  readUnsent,
  setCopiesAside,
  writeCopy,
  writeLast,
} from './copy-store'
import type { Device } from './device'
import type { CopyKey, DeviceDatabase, Standing } from './device-database'
import { hearLastWords, sayLastWords, takeBackLastWords } from './last-words'
import type { Persistence } from './persistence'

/** What was found on the device. */
export type Restored = {
  epoch: string
  standing: Standing
  /** The whole content. */
  updates: Uint8Array[]
  /** Those of them that hold edits which are not known to be durable. */
  unsent: Uint8Array[]
  /** How many edits these are. */
  edits: number
}

/** What the copy of one room needs. */
export type DocumentCopyOptions = {
  device: Device
  documentId: string
  branch: string
  clock: Clock
  /** Whose copy it is; undefined when nobody is known to be signed in. */
  who(): Promise<string | undefined>
  /** The document as it is now. */
  doc(): Y.Doc
  /** Everything in it that is not known to be durable. */
  unsaved(): Uint8Array
  /** Takes in what another window kept and did not send; gives the number it is durable with. */
  adopt(unsent: Uint8Array): number
  changed(): void
}

/** The copy of an open document on this device. Every window has its own parts of it, and reads those of all. */
export type DocumentCopy = {
  readonly persistence: Persistence
  /** Reads what is there; to be called once, before anything else. */
  load(): Promise<Restored | undefined>
  /** The server has said which document this is and who we are in it. */
  connected(epoch: string, standing: Standing): void
  /** The content is complete: from now on there is something worth keeping. */
  complete(): void
  /** The document changed; `change` numbers the edits made here and is undefined for those of others. */
  wrote(update: Uint8Array, change: number | undefined): void
  /** All edits up to this number are durable on the server. */
  durable(change: number): void
  /** Writes what is gathered; `isLast` when the page goes away and nothing can be waited for. */
  flush(isLast?: boolean): Promise<void>
  /** Takes the copy out of use: what waits in it becomes a leftover. A later `connected` makes a new one. */
  setAside(reason: Reason): Promise<void>
  /** The room goes on with another document, whose edits are numbered anew. */
  renewed(): void
  /** Someone else is signed in: keeps nothing more, and leaves what is kept. */
  leave(): void
}

// what a crash of the browser may cost; others' edits can be had again
const ownMs = 100
const othersMs = 2_000
const failedMs = 30_000
const openMs = 3_000

/** Makes the copy of a room; nothing is kept before `load`. */
export const createDocumentCopy = (options: DocumentCopyOptions): DocumentCopy => {
  const { device, documentId, branch, clock, who, doc, unsaved, adopt, changed } = options
  const windowId = uuidv4()
  const turn = `${documentId} ${branch}`
  const ledger = createCopyLedger(windowId, doc, unsaved)
  let persistence: Persistence = { state: 'opening' }
  let person: string | undefined
  let key: CopyKey | undefined
  let standing: Standing | undefined
  let isComplete = false
  let hasSaid = false
  let hasNews = false
  let timer: Timer
  let dueAt = Number.POSITIVE_INFINITY
  let isOver = false
  let isSwept = false
  // what was set aside and may become durable after all, when access comes back
  let aside: { change: number; leftovers: string[] }[] = []

  const say = (next: Persistence): void => {
    const isSame =
      next.state === persistence.state &&
      (next.state !== 'failed' || (persistence.state === 'failed' && persistence.reason === next.reason))
    if (isSame) return
    persistence = next
    changed()
  }
  const canKeep = (): boolean => !isOver && key !== undefined && standing !== undefined && isComplete
  const later = (ms: number): void => {
    hasNews = true
    const at = clock.now() + ms
    if (!canKeep() || at >= dueAt) return
    clock.clear(timer)
    dueAt = at
    timer = clock.after(ms, () => void flush())
  }
  const toWrite = (): CopyChange | undefined => {
    if (!canKeep() || !hasNews || !key || !standing) return undefined
    clock.clear(timer)
    dueAt = Number.POSITIVE_INFINITY
    hasNews = false
    const taken = ledger.take(key, person)
    return { ...taken, key, copy: { usedAt: clock.now(), bytes: ledger.bytes, standing } }
  }
  const write = async (isLast: boolean): Promise<void> => {
    const change = toWrite()
    if (!change) return
    if (ledger.wholeBytes > copyBounds.oneDocumentBytes) return give('too-large')
    const isStill = (): boolean => !isOver && key === change.key
    try {
      const database = await device.open()
      if (isLast && !change.isWhole) await writeLast(database, change)
      else await writeMakingRoom(database, change)
      if (isStill() && !ledger.hasOwn) {
        say({ state: 'kept' })
        if (hasSaid) takeBackLastWords(change.key[0], windowId)
        hasSaid = false
      }
    } catch (failure) {
      if (!isStill()) return
      if (failure instanceof Forgotten) return give('forgotten')
      ledger.failed()
      const isFull = failure instanceof Error && failure.name === 'QuotaExceededError'
      say({ state: 'failed', reason: isFull ? 'full' : 'unavailable' })
      later(failedMs)
    } finally {
      ledger.settled()
    }
  }
  const writeMakingRoom = async (database: DeviceDatabase, change: CopyChange): Promise<void> => {
    try {
      await writeCopy(database, change)
    } catch (failure) {
      if (!(failure instanceof Error) || failure.name !== 'QuotaExceededError') throw failure
      // other documents, which the server has too, make room
      await dropBeyondBounds(database, clock.now(), { documents: 0, bytes: 0, spare: change.key })
      await writeCopy(database, change)
    }
  }
  /** What is written here and not known to be on the device, where it is there at once. */
  const saySoon = (): void => {
    if (!canKeep() || !key || persistence.state === 'kept' || !ledger.hasUnsaved) return
    const { update, edits } = ledger.lastWords()
    sayLastWords(key, windowId, update, edits)
    hasSaid = true
  }
  const flush = (isLast = false): Promise<void> => {
    if (isLast) saySoon()
    return device.inTurn(turn, () => write(isLast))
  }
  const give = (reason: 'too-large' | 'forgotten'): void => {
    isOver = true
    clock.clear(timer)
    say({ state: 'failed', reason })
  }
  const leave = (): void => {
    isOver = true
    clock.clear(timer)
    say({ state: 'off' })
  }
  const startOver = (): void => {
    clock.clear(timer)
    dueAt = Number.POSITIVE_INFINITY
    key = undefined
    isComplete = false
    ledger.forget()
  }
  /** A window that went away without a connection has left its edits here, and nobody else would send them. */
  const adoptOthers = async (): Promise<void> => {
    const mine = key
    if (!mine) return
    const database = await device.open()
    const left = await device.inTurn(turn, () => readUnsent(database, mine))
    if (isOver || key !== mine) return
    for (const each of left) if (isReadable(each.part.update)) ledger.adopt(each, adopt)
  }
  const find = async (): Promise<Restored | undefined> => {
    person = await who()
    if (person === undefined) return undefined
    const database = await device.open()
    const mine = person
    const found = await device.inTurn(turn, async () => {
      await hearLastWords(database, mine).catch(() => undefined)
      return readCopy(database, mine, documentId, branch)
    })
    void dropBeyondBounds(database, clock.now()).catch(() => undefined)
    if (!found || isOver) return undefined
    const readable = found.parts.filter(({ part }) => isReadable(part.update))
    key = found.key
    standing = found.copy.standing
    const edits = ledger.restore(found.parts, readable)
    isComplete = readable.length > 0
    return {
      epoch: found.key[3],
      standing,
      updates: readable.map(({ part }) => part.update),
      unsent: readable.filter(({ part }) => part.edits > 0).map(({ part }) => part.update),
      edits,
    }
  }
  return {
    get persistence() {
      return persistence
    },
    load: () =>
      new Promise(done => {
        // a storage that does not answer must not keep anybody from their document
        let isLate = false
        const patience = clock.after(openMs, () => {
          isLate = true
          say({ state: 'failed', reason: 'unavailable' })
          isOver = true
          done(undefined)
        })
        find().then(
          found => {
            clock.clear(patience)
            if (isLate) return
            if (found) say({ state: 'kept' })
            done(found)
          },
          () => {
            clock.clear(patience)
            if (isLate) return
            say({ state: 'failed', reason: 'unavailable' })
            done(undefined)
          },
        )
      }),
    connected: (epoch, now) => {
      if (isOver) return
      person ??= now.you.id
      // nothing of one person is kept among what is another's
      if (person !== now.you.id) return leave()
      standing = now
      if (key?.[3] !== epoch) {
        key = [person, documentId, branch, epoch]
        ledger.wantWhole()
      }
      if (!isSwept) {
        isSwept = true
        const mine: [string, string, string] = [person, documentId, branch]
        const reason = { code: 'EPOCH_CHANGED', message: 'The document was replaced on the server.' }
        void device
          .inTurn(turn, async () => setCopiesAside(await device.open(), mine, reason, clock.now(), epoch))
          .catch(() => undefined)
      }
      void adoptOthers().catch(() => undefined)
      later(ownMs)
    },
    complete: () => {
      isComplete = true
      later(ownMs)
    },
    wrote: (update, change) => {
      if (isOver) return
      ledger.wrote(update, change, canKeep())
      if (change !== undefined && persistence.state === 'kept') say({ state: 'keeping' })
      later(change === undefined ? othersMs : ownMs)
    },
    durable: change => {
      const isNews = ledger.durable(change)
      if (isNews === undefined) return
      if (isNews) later(ownMs)
      for (const each of aside.filter(each => each.change <= change))
        for (const id of each.leftovers) void device.discardLeftover(id).catch(() => undefined)
      aside = aside.filter(each => each.change > change)
    },
    flush,
    setAside: reason => {
      if (isOver) return Promise.resolve()
      // what was gathered is written first, and the old document is still the one that is asked
      const last = key
      const next = toWrite()
      const change = ledger.lastChange
      startOver()
      if (!last) return Promise.resolve()
      return device.inTurn(turn, async () => {
        const database = await device.open()
        if (next) await writeCopy(database, next)
        const leftovers = await setCopiesAside(database, last, reason, clock.now())
        if (leftovers.length > 0) aside.push({ change, leftovers })
        changed()
      })
    },
    renewed: () => {
      ledger.renewed()
      aside = []
    },
    leave,
  }
}
