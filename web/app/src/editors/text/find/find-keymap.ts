import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  selectNextOccurrence,
  selectSelectionMatches,
} from '@codemirror/search'
import type { Command, KeyBinding } from '@codemirror/view'
import { showReplace } from './find-state'

const find: Command = view => openSearchPanel(view)

const replace: Command = view => {
  if (!view.state.readOnly) view.dispatch({ effects: showReplace.of(true) })
  return openSearchPanel(view)
}

/** The keys of find and replace, in the text and in its panel. */
export const findKeymap: readonly KeyBinding[] = [
  { key: 'Mod-f', run: find, preventDefault: true },
  { key: 'Ctrl-h', mac: 'Mod-Alt-f', run: replace, preventDefault: true },
  { key: 'F3', run: findNext, shift: findPrevious, preventDefault: true },
  { key: 'Mod-g', run: findNext, shift: findPrevious, preventDefault: true },
  { key: 'Escape', run: closeSearchPanel },
  { key: 'Mod-Shift-l', run: selectSelectionMatches },
  { key: 'Mod-d', run: selectNextOccurrence, preventDefault: true },
]
