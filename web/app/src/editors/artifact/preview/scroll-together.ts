import type { EditorView } from '@codemirror/view'

/** What stands at the top of each side, as a line of the text with its fraction. */
const lineAtTop = (view: EditorView): number => {
  const { top } = view.scrollDOM.getBoundingClientRect()
  const block = view.lineBlockAtHeight(top - view.documentTop)
  const line = view.state.doc.lineAt(block.from).number - 1
  const within = (top - view.documentTop - block.top) / Math.max(1, block.height)
  return line + Math.max(0, Math.min(0.999, within))
}

type Span = { element: HTMLElement; line: number; end: number }

const spansOf = (pane: HTMLElement): Span[] =>
  [...pane.querySelectorAll<HTMLElement>('[data-from]')].map(element => ({
    element,
    line: Number(element.dataset.from),
    end: Number(element.dataset.to),
  }))

const scrollPreview = (pane: HTMLElement, line: number): void => {
  const spans = spansOf(pane)
  const at = spans.findLast(span => span.line <= line) ?? spans[0]
  if (!at) return
  const part = Math.min(1, (line - at.line) / Math.max(1, at.end - at.line))
  pane.scrollTop = line < 0.5 ? 0 : at.element.offsetTop - pane.offsetTop + part * at.element.offsetHeight
}

const scrollEditor = (view: EditorView, pane: HTMLElement): void => {
  const top = pane.scrollTop + pane.offsetTop
  const spans = spansOf(pane)
  const at = spans.findLast(({ element }) => element.offsetTop <= top)
  if (!at) {
    view.scrollDOM.scrollTop = 0
    return
  }
  const part = Math.min(1, (top - at.element.offsetTop) / Math.max(1, at.element.offsetHeight))
  const line = at.line + part * (at.end - at.line)
  const { doc } = view.state
  const block = view.lineBlockAt(doc.line(Math.max(1, Math.min(doc.lines, Math.floor(line) + 1))).from)
  const within = (line - Math.floor(line)) * block.height
  view.scrollDOM.scrollTop +=
    block.top + within + view.documentTop - view.scrollDOM.getBoundingClientRect().top
}

/** Keeps the text and its preview at the same place: the side one scrolls leads, until one goes to the other. */
export const scrollTogether = (view: EditorView, pane: HTMLElement): (() => void) => {
  let leads: 'editor' | 'preview' = 'editor'
  let frame: number | undefined
  const lead = (side: typeof leads) => () => {
    leads = side
  }
  const follow = (side: typeof leads, how: () => void) => () => {
    if (leads !== side) return
    frame ??= requestAnimationFrame(() => {
      frame = undefined
      how()
    })
  }
  const [toEditor, toPreview] = [lead('editor'), lead('preview')]
  const byEditor = follow('editor', () => scrollPreview(pane, lineAtTop(view)))
  const byPreview = follow('preview', () => scrollEditor(view, pane))
  const signs = ['pointerenter', 'pointerdown', 'wheel', 'touchstart', 'keydown'] as const
  for (const sign of signs) {
    view.dom.addEventListener(sign, toEditor, { passive: true })
    pane.addEventListener(sign, toPreview, { passive: true })
  }
  view.scrollDOM.addEventListener('scroll', byEditor, { passive: true })
  pane.addEventListener('scroll', byPreview, { passive: true })
  byEditor()
  return () => {
    for (const sign of signs) {
      view.dom.removeEventListener(sign, toEditor)
      pane.removeEventListener(sign, toPreview)
    }
    view.scrollDOM.removeEventListener('scroll', byEditor)
    pane.removeEventListener('scroll', byPreview)
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}
