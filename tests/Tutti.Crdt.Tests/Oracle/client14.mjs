import * as Y from '@y/y'
import { content } from './content14.mjs'
import { edit } from './edits14.mjs'

const remote = 'remote'

/** One document of Yjs 14. */
export class Client14 {
  sent = []
  events = []

  constructor(setup) {
    this.setup = setup
    this.open(setup.client)
  }

  open(id) {
    this.doc = new Y.Doc({ gc: this.setup.gc })
    this.doc.clientID = id
    let v1
    this.doc.on('update', (update, origin) => {
      if (origin !== remote) v1 = update
    })
    this.doc.on('updateV2', (v2, origin) => {
      if (origin !== remote) this.sent.push({ v1, v2 })
    })
    for (const name of ['text', 'map', 'array', 'xml']) this.doc.get(name)
  }

  restart(id, states) {
    this.open(id)
    for (const state of states) Y.applyUpdate(this.doc, state, remote)
  }

  take(updates, v2) {
    const whole = updates.length === 1 ? updates[0] : v2 ? Y.mergeUpdatesV2(updates) : Y.mergeUpdates(updates)
    if (v2) Y.applyUpdateV2(this.doc, whole, remote)
    else Y.applyUpdate(this.doc, whole, remote)
  }

  edit(edits) {
    edit(Y, this.doc, edits)
  }

  state() {
    return Y.encodeStateAsUpdate(this.doc)
  }

  stateV2() {
    return Y.encodeStateAsUpdateV2(this.doc)
  }

  vector() {
    return Y.encodeStateVector(this.doc)
  }

  diff(vector) {
    return Y.encodeStateAsUpdate(this.doc, vector)
  }

  // 14.0.0-rc.7 puts collected structs that reach over a gap in its store on top of those behind the gap, and encodes then
  // what nobody can read, itself included.
  isSpoiled() {
    for (const structs of this.doc.store.clients.values()) {
      for (let i = 1; i < structs.length; i++) {
        if (structs[i - 1].id.clock + structs[i - 1].length !== structs[i].id.clock) return true
      }
    }
    return false
  }

  isPending() {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  content() {
    return content(Y, this.doc)
  }
}
