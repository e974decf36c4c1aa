const remote = 'remote'

/** One document of Yjs, whichever version: what both say in the same words. */
export class Client {
  sent = []
  events = []

  constructor(Y, setup) {
    this.Y = Y
    this.setup = setup
    this.open(setup.client)
  }

  open(id) {
    this.doc = new this.Y.Doc({ gc: this.setup.gc })
    this.doc.clientID = id
    let v1
    this.doc.on('update', (update, origin) => {
      if (origin !== remote) v1 = update
    })
    this.doc.on('updateV2', (v2, origin) => {
      if (origin !== remote) this.sent.push({ v1, v2 })
    })
    this.askForRoots()
  }

  restart(id, states) {
    this.open(id)
    const events = this.events
    this.events = []
    for (const state of states) this.Y.applyUpdate(this.doc, state, remote)
    this.events = events
  }

  take(updates, v2) {
    const { Y } = this
    const whole = updates.length === 1 ? updates[0] : v2 ? Y.mergeUpdatesV2(updates) : Y.mergeUpdates(updates)
    if (v2) Y.applyUpdateV2(this.doc, whole, remote)
    else Y.applyUpdate(this.doc, whole, remote)
  }

  state() {
    return this.Y.encodeStateAsUpdate(this.doc)
  }

  stateV2() {
    return this.Y.encodeStateAsUpdateV2(this.doc)
  }

  vector() {
    return this.Y.encodeStateVector(this.doc)
  }

  diff(vector) {
    return this.Y.encodeStateAsUpdate(this.doc, vector)
  }

  isSpoiled() {
    return false
  }

  isPending() {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }
}
