import type { LockRange, PresenceState } from '@tutti/client'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { Doc } from 'yjs'

/** A file of text, to take away or to make a document of. */
export type TextFile = { name: string; type: string; text: string }

/**
 * What a new document is made of. `content` goes to the server with it; `begin` is done once in the open document, for
 * what a first content cannot say.
 */
export type Seed = { title: string; content: unknown; begin?: (doc: Doc) => void }

/** Something in a document, as people call it, and how to get there where it can be shown. */
export type NamedPlace = { name: string; at?: PresenceState }

/** What a kind knows of the content of its documents. */
export type KindParts = {
  /** The whole content as a file: for export, and when it can no longer be stored. */
  toFile: (doc: Doc, title: string) => TextFile
  /** What a file begins a document with; throws an Error with a sentence for the person. */
  seed?: (file: TextFile) => Seed
  /** Where in the document someone is, such as `main.py:42`; undefined when nowhere in particular. */
  whereabouts?: (presence: PresenceState, doc: Doc) => string | undefined
  /**
   * What stands at a place that somebody holds, in the middle of a sentence, such as `step “Review”`.
   * @param pointer The place as a JSON pointer; never empty.
   * @param range Which part of the text there.
   */
  placeOf?: (pointer: string, range: LockRange | undefined, doc: Doc) => NamedPlace | undefined
}

/**
 * A kind of document: everything the page needs to know of it. Each folder beside this file that has a `kind.ts` is one;
 * docs/document-kinds.md shows how to add another. It is part of the first load, so it is small, and what is big is lazy.
 */
export type Kind = {
  /** As the server spells it. */
  id: string
  name: string
  /** In the dialog of new documents: what it is for, in a few words. */
  about: string
  icon: LucideIcon
  /** Its place in menus. */
  order: number
  /** Fills the place between the top bar and the panel; the room is open and its content here. */
  Editor: ComponentType
  /** What reads and writes its content; loaded when it is needed. */
  parts: () => Promise<KindParts>
  /** Files a document can be made of, as a file chooser takes them: empty for any. Without it none; with it there is a `seed`. */
  imports?: string
}
