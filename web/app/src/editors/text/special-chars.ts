import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightSpecialChars } from '@codemirror/view'

const render = (code: number, description: string | null, placeholder: string): HTMLElement => {
  const shown = document.createElement('span')
  // the end of a line as Windows writes it is nothing to look at
  if (code === 13) return shown
  shown.className = 'cm-specialChar'
  shown.textContent = placeholder
  if (description) {
    shown.title = description
    shown.setAttribute('aria-label', description)
  }
  return shown
}

/**
 * A line ends with \n and nothing else, as in the shared text: the editor would count the \r\n of a file from Windows as
 * one character, the document counts two, and every place behind it would be wrong. What is pasted comes without \r.
 */
export const sharedLines: Extension = [
  EditorState.lineSeparator.of('\n'),
  EditorView.clipboardInputFilter.of(text => text.replace(/\r\n?/g, '\n')),
  highlightSpecialChars({ render }),
]
