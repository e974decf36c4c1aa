import * as Y from 'yjs'
import type { Clock } from '../clock'
import { step1Frame, step2Frame, updateFrame } from '../protocol/binary'
import { createThrottle } from '../throttle'
import { createSaveLedger } from './save-ledger'
import { downloadState, type FetchState, type StateDownload } from './state-download'
import { unsavedClocks, unsavedText, unsavedUpdate } from './unsaved-text'

/** What one document's synchronisation needs. */
export type DocumentSyncOptions = {
  doc: Y.Doc
  clock: Clock
  send(frame: Uint8Array): void
  fetchState: FetchState
  canEdit(): boolean
  /** What is saved may have changed. */
  changed(): void
  /** A change was made here, not by the server. */
  edited(): void
  /** The document's content has come. */
  synced(): void
  /** The document has this now; `change` numbers the changes made here and is undefined for the server's. */
  applied(update: Uint8Array, change: number | undefined): void
  /** The changes up to this number are durable. */
  durable(change: number): void
}

/** Keeps one generation of a document and the server's the same. */
export type DocumentSync = {
  readonly hasUnsaved: boolean
  readonly isSettled: boolean
  readonly isSynced: boolean
  /** How many local changes the server has not confirmed. */
  readonly unsavedChanges: number
  /** Local text the server has not confirmed. */
  unsavedText(): string
  /** All local changes the server has not confirmed, as one update. */
  unsavedUpdate(): Uint8Array
  /**
   * Takes in what was kept on the device, before the first socket.
   * @param unsent Those of the updates that hold changes the server has not confirmed.
   */
  restore(kept: { updates: Uint8Array[]; unsent: Uint8Array[]; edits: number }): void
  /** Takes in changes that another window of ours kept and did not send; gives the number they are durable with. */
  adopt(unsent: Uint8Array): number
  socketOpened(): void
  /** The server has let us in; a large document's state is to be downloaded first. */
  admitted(isLarge: boolean): void
  socketLost(): void
  /** Asks for what we lack. */
  ask(): void
  hearStep1(vector: Uint8Array): void
  hearUpdate(update: Uint8Array, isStep2: boolean): void
  hearAck(upTo: number): void
  /** Sends what is still being gathered. */
  flush(): void
  stop(): void
}

// single keys go at once; a program that writes in a loop must not exceed the server's updates per second
const gatherMs = 10
const nothing = Uint8Array.of(0, 0)

/** Starts listening to the document. */
export const createDocumentSync = (options: DocumentSyncOptions): DocumentSync => {
  const { doc, clock, send, fetchState, canEdit, changed, edited, synced, applied, durable } = options
  const ledger = createSaveLedger()
  const origin = {}
  // the origin of what another window of ours wrote
  const device = {}
  let isSynced = false
  let isRestoring = false
  // whether most of the document is here, so that the rest is asked for on the socket
  let hasBase = false
  let hasAsked = false
  let isOpen = false
  let download: StateDownload | undefined
  let waiting: Uint8Array[] = []

  const ownClock = (): number => Y.getState(doc.store, doc.clientID)
  const sendWaiting = (): void => {
    if (waiting.length === 0 || !ledger.isAnswered) return
    const [only, ...more] = waiting
    const update = only && more.length === 0 ? only : Y.mergeUpdates(waiting)
    waiting = []
    ledger.sent(ownClock())
    send(updateFrame(update))
    changed()
  }
  const gathering = createThrottle(gatherMs, clock, sendWaiting)
  // what earlier windows of ours wrote and the server has not confirmed, by client id
  let restoredClocks = new Map<number, number>()
  let restoredChange = 0
  const savedClocks = (): Map<number, number> =>
    new Map([...restoredClocks, [doc.clientID, ledger.savedClock]])
  const onUpdate = (update: Uint8Array, by: unknown): void => {
    if (by === origin) {
      if (!isRestoring) applied(update, undefined)
      return
    }
    ledger.changed()
    applied(update, ledger.change)
    // before the server's step 1 is answered everything goes into that answer
    if (ledger.isAnswered) {
      waiting.push(update)
      gathering.ask()
    }
    changed()
    if (by !== device) edited()
  }
  doc.on('update', onUpdate)

  const ask = (): void => {
    // everything that is missing meanwhile comes with the answer to the question behind the download
    if (download || !isOpen) return
    hasAsked = true
    send(step1Frame(Y.encodeStateVector(doc)))
  }
  const startDownload = (): void => {
    const over = (): void => {
      download = undefined
      hasBase = true
      ask()
    }
    download = downloadState({
      fetch: fetchState,
      clock,
      done: state => {
        Y.applyUpdate(doc, state, origin)
        over()
      },
      failed: over,
    })
  }
  const forgetWaiting = (): void => {
    waiting = []
    gathering.cancel()
  }
  return {
    get hasUnsaved() {
      return ledger.hasUnsaved
    },
    get isSettled() {
      return ledger.isSettled
    },
    get isSynced() {
      return isSynced
    },
    get unsavedChanges() {
      return ledger.change - ledger.savedChange
    },
    unsavedText: () => unsavedText(doc, savedClocks()),
    unsavedUpdate: () => unsavedUpdate(doc, savedClocks()),
    restore: ({ updates, unsent, edits: count }) => {
      isRestoring = true
      try {
        Y.transact(
          doc,
          () => {
            for (const update of updates) Y.applyUpdate(doc, update, origin)
          },
          origin,
        )
      } finally {
        isRestoring = false
      }
      ledger.restored(count)
      restoredChange = ledger.change
      restoredClocks = unsavedClocks(unsent)
      // something before it is missing when the storage was damaged; the server has it
      if (updates.length === 0 || doc.store.pendingStructs !== null) return
      isSynced = hasBase = true
      synced()
    },
    socketOpened: () => {
      forgetWaiting()
      ledger.socketOpened()
      isOpen = true
      hasAsked = false
      if (hasBase) ask()
    },
    admitted: isLarge => {
      if (hasAsked || download) return
      if (isLarge) startDownload()
      else ask()
    },
    socketLost: () => {
      forgetWaiting()
      isOpen = false
      ledger.socketOpened()
      changed()
    },
    ask,
    hearStep1: vector => {
      // a reader's deletes-only answer would be refused, so one who wrote nothing says nothing
      const isSilent = !canEdit() && !ledger.hasUnsaved
      const update = isSilent ? nothing : Y.encodeStateAsUpdate(doc, vector)
      forgetWaiting()
      ledger.sent(ownClock())
      ledger.answered()
      send(step2Frame(update))
      changed()
    },
    hearUpdate: (update, isStep2) => {
      if (download) return
      Y.applyUpdate(doc, update, origin)
      if (!isStep2 || isSynced) return
      isSynced = hasBase = true
      synced()
    },
    adopt: unsent => {
      for (const [client, clock] of unsavedClocks([unsent]))
        restoredClocks.set(client, Math.min(clock, restoredClocks.get(client) ?? clock))
      Y.applyUpdate(doc, unsent, device)
      restoredChange = ledger.change
      return restoredChange
    },
    hearAck: upTo => {
      ledger.acked(upTo)
      if (ledger.savedChange >= restoredChange) restoredClocks = new Map()
      durable(ledger.savedChange)
      changed()
    },
    flush: () => {
      gathering.cancel()
      sendWaiting()
    },
    stop: () => {
      forgetWaiting()
      download?.stop()
      doc.off('update', onUpdate)
    },
  }
}
