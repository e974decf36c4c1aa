import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { highlightSelectionMatches } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view'
import { yUndoManagerKeymap } from 'y-codemirror.next'
import { findKeymap } from './find/find-keymap'
import { sharedLines } from './special-chars'
import { codeLook } from './theme'

/** What every text is written with. */
export const writing: Extension = [
  sharedLines,
  drawSelection(),
  dropCursor(),
  rectangularSelection(),
  crosshairCursor(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  keymap.of([...closeBracketsKeymap, ...yUndoManagerKeymap, ...findKeymap, ...defaultKeymap, indentWithTab]),
]

export const codeExtras: Extension = [
  codeLook,
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
]

/** A reader can still put the focus into the text, to move and select with the keyboard. */
export const locked: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
]
