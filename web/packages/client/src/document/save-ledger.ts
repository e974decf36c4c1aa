/** What of the local text is durable; filled from the acks of one socket after the other. */
export type SaveLedger = {
  /** A local change happened. */
  changed(): void
  /** This many changes of an earlier window were found on the device, and are not known to be durable. */
  restored(changes: number): void
  /** A new socket: what was sent on the one before and not acknowledged is to be sent again. */
  socketOpened(): void
  /** A document frame was sent that holds every local change up to now; `ownClock` is the length of our history. */
  sent(ownClock: number): void
  /** Our answer to the server's step 1 was sent: from now on every change goes out by itself. */
  answered(): void
  /** The first `upTo` document frames of this socket are durable. */
  acked(upTo: number): void
  /** The number of the last local change. */
  readonly change: number
  /** The number of the last change that is durable with all before it. */
  readonly savedChange: number
  /** Whether a local change is not known to be durable. */
  readonly hasUnsaved: boolean
  /** Whether everything sent on this socket is durable and nothing is to be sent. */
  readonly isSettled: boolean
  readonly isAnswered: boolean
  /** How much of our own history is durable, in Yjs clock units. */
  readonly savedClock: number
}

type Sent = { change: number; ownClock: number }

/** Makes a ledger for a new document. */
export const createSaveLedger = (): SaveLedger => {
  let change = 0
  let saved: Sent = { change: 0, ownClock: 0 }
  let sent: Sent[] = []
  let acked = 0
  let answered = false
  return {
    changed: () => {
      change++
    },
    restored: changes => {
      change += changes
    },
    socketOpened: () => {
      sent = []
      acked = 0
      answered = false
    },
    sent: ownClock => {
      sent.push({ change, ownClock })
    },
    answered: () => {
      answered = true
    },
    acked: upTo => {
      // frames are numbered from 1; a number that was never sent proves nothing
      const last = sent[Math.min(upTo, sent.length) - 1]
      if (!last || upTo <= acked) return
      acked = Math.min(upTo, sent.length)
      if (last.change >= saved.change) saved = last
    },
    get change() {
      return change
    },
    get savedChange() {
      return saved.change
    },
    get hasUnsaved() {
      return saved.change < change
    },
    get isSettled() {
      return answered && acked === sent.length && saved.change === change
    },
    get isAnswered() {
      return answered
    },
    get savedClock() {
      return saved.ownClock
    },
  }
}
