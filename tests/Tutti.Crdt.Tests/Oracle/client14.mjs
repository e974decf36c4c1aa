import * as Y from '@y/y'
import { Client } from './client.mjs'
import { content } from './content14.mjs'
import { edit } from './edits14.mjs'

/** One document of Yjs 14. */
export class Client14 extends Client {
  constructor(setup) {
    super(Y, setup)
  }

  askForRoots() {
    for (const name of ['text', 'map', 'array', 'xml']) this.doc.get(name)
  }

  edit(edits) {
    edit(Y, this.doc, edits)
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

  content() {
    return content(Y, this.doc)
  }
}
