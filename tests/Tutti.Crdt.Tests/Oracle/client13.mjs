import * as Y from 'yjs'
import { content, pairs, showDelta, showValue, typeName } from './content.mjs'
import { edit } from './edits.mjs'
import { scenarios } from './scenarios.mjs'

const remote = 'remote'

/** One document of Yjs 13. */
export class Client13 {
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
    this.roots = [
      this.doc.getText('text'),
      this.doc.getMap('map'),
      this.doc.getArray('array'),
      this.doc.getXmlFragment('xml'),
    ]
    if (this.setup.isObserved)
      for (const root of this.roots) root.observeDeep(events => this.note(root, events))
  }

  restart(id, states) {
    this.open(id)
    const events = this.events
    this.events = []
    for (const state of states) Y.applyUpdate(this.doc, state, remote)
    this.events = events
  }

  take(updates, v2) {
    const whole = updates.length === 1 ? updates[0] : v2 ? Y.mergeUpdatesV2(updates) : Y.mergeUpdates(updates)
    if (v2) Y.applyUpdateV2(this.doc, whole, remote)
    else Y.applyUpdate(this.doc, whole, remote)
  }

  play(scenario) {
    scenarios[scenario](Y, this.doc)
  }

  edit(edits) {
    edit(Y, this.doc, edits)
  }

  note(root, events) {
    const show = value => showValue(Y, value, type => `<${typeName(Y, type)}>`)
    for (const event of events) {
      const keys = pairs(event.changes.keys, ({ action, oldValue }) => `${action} ${show(oldValue)}`)
      const delta = event.target instanceof Y.Map ? [] : event.delta
      this.events.push(
        `${this.roots.indexOf(root)}/${event.path.join('/')} ${showDelta(delta, show)} ${keys}`,
      )
    }
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

  isSpoiled() {
    return false
  }

  isPending() {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  content() {
    return content(Y, this.doc)
  }
}
