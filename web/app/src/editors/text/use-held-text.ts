import type { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useState } from 'react'
import type * as Y from 'yjs'
import type { LockTarget } from '../shared/locks/lock-desk'
import type { PlaceRights, Rights } from '../shared/locks/place-rights'
import { whyNotEdit } from '../shared/locks/why-not'
import { heldIn, putHeld, TagHosts } from './held-ranges'
import { lineWords, partOf, rangeOf, whyNotChange } from './held-text'

/** What one may do with a text of which parts can be held. */
export type TextRights = {
  rights: PlaceRights
  /** Whether one may write anywhere in it. */
  canEdit: boolean
  hosts: TagHosts
  /** Whether one holds parts of it. */
  hasOwn: boolean
}

/** Of the text at a pointer; the editor of it is told by {@link useHeldParts}. */
export const useTextRights = (rights: Rights, pointer: string | undefined): TextRights => {
  const [hosts] = useState(() => new TagHosts())
  const here = rights.at(pointer ?? '')
  const hasOwn =
    pointer !== undefined &&
    rights.locks.some(({ place, range, holder }) => range && place === pointer && holder.id === rights.me)
  return { rights: here, canEdit: here.canEdit || (here.mustLock && hasOwn), hosts, hasOwn }
}

/** Tells an editor which parts of its text are held. */
export const useHeldParts = (
  view: EditorView | undefined,
  text: Y.Text | undefined,
  pointer: string | undefined,
  rights: Rights,
): void => {
  const { locks, me } = rights
  const parts = useMemo(
    () => locks.filter(({ place, range }) => range && place === pointer),
    [locks, pointer],
  )
  const onlyHeld = pointer !== undefined && rights.at(pointer).mustLock
  useEffect(() => {
    if (!view || !text) return
    if (
      parts.length === 0 &&
      !onlyHeld &&
      heldIn(view.state).parts.length === 0 &&
      !heldIn(view.state).onlyHeld
    )
      return
    putHeld(view, { parts: parts.map(lock => partOf(text, lock, me)), onlyHeld })
  }, [view, text, parts, me, onlyHeld])
}

/** Why undo may not change a text at a character. */
export const whyNotUndo = (
  view: EditorView | undefined,
  pointer: string | undefined,
  rights: Rights,
): ((place: string, at: number) => string | undefined) => {
  return (place, at) => {
    const here = rights.at(place)
    if (here.others) return whyNotEdit(here)
    // the text that is not shown is looked at as a whole
    if (!view || place !== pointer) return here.inside.length > 0 ? whyNotReplaceOf(here) : whyNotEdit(here)
    return whyNotChange(heldIn(view.state), [{ from: at, to: at }]) ?? undefined
  }
}

const whyNotReplaceOf = (here: PlaceRights): string | undefined => {
  const [first] = here.inside
  return first && `${first.holder.name} has locked a part of this`
}

/** The selection as something to hold: with nothing selected the line one is in. */
export const selectedPart = (
  view: EditorView,
  text: Y.Text,
  pointer: string,
  grows: boolean,
): LockTarget | undefined => {
  const { doc, selection } = view.state
  const { main } = selection
  let { from, to } = main
  if (main.empty) {
    const line = doc.lineAt(main.head)
    // an empty line is held with its end, since a part has something in it
    ;[from, to] = [line.from, Math.min(doc.length, line.to + (line.length === 0 ? 1 : 0))]
  }
  if (from >= to) return undefined
  const last = doc.lineAt(doc.sliceString(to - 1, to) === '\n' ? to - 1 : to).number
  return {
    type: 'range',
    id: pointer,
    range: rangeOf(text, from, to, grows),
    pointer,
    name: lineWords(doc.lineAt(from).number, last),
  }
}
