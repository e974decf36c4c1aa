import * as Y from 'yjs'
import { Client } from './client.mjs'
import { content, pairs, showDelta, showValue, typeName } from './content.mjs'
import { edit } from './edits.mjs'
import { scenarios } from './scenarios.mjs'

/** One document of Yjs 13. */
export class Client13 extends Client {
  constructor(setup) {
    super(Y, setup)
  }

  askForRoots() {
    this.roots = [
      this.doc.getText('text'),
      this.doc.getMap('map'),
      this.doc.getArray('array'),
      this.doc.getXmlFragment('xml'),
    ]
    if (this.setup.isObserved)
      for (const root of this.roots) root.observeDeep(events => this.note(root, events))
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

  content() {
    return content(Y, this.doc)
  }
}
