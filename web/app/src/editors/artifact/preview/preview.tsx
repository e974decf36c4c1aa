import type { EditorView } from '@codemirror/view'
import { BookOpenText } from 'lucide-react'
import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import { Empty } from '../../../ui/empty'
import { colorCode } from './color-code'
import './preview.css'
import { safe } from './safe'
import { scrollTogether } from './scroll-together'
import { toggleTask } from './toggle-task'
import { useBlocks } from './use-blocks'

type PreviewProps = {
  view: EditorView
  canEdit: boolean
  /** The text is beside it, and both scroll together. */
  beside: boolean
}

/** The text as it reads. */
export function Preview({ view, canEdit, beside }: PreviewProps) {
  const pane = useRef<HTMLElement>(null)
  const blocks = useBlocks(view)
  useEffect(() => {
    return beside && pane.current ? scrollTogether(view, pane.current) : undefined
  }, [view, beside])
  // React hears nothing of elements it has not made
  useEffect(() => {
    const { current } = pane
    const onChange = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return
      // the text says what is ticked; when it has moved on, the picture follows it
      if (!toggleTask(view, Number(target.dataset.line), target.checked)) target.checked = !target.checked
    }
    current?.addEventListener('click', goToHeading)
    current?.addEventListener('change', onChange)
    return () => {
      current?.removeEventListener('click', goToHeading)
      current?.removeEventListener('change', onChange)
    }
  }, [view])
  // ticked and unticked between two readings, a box stands in a block that has not changed
  useLayoutEffect(() => {
    if (blocks.length === 0) return
    const boxes = pane.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]')
    for (const box of boxes ?? []) box.checked = box.defaultChecked
  }, [blocks])
  const seen = new Map<string, number>()
  return (
    <section
      ref={pane}
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
      tabIndex={0}
      className="relative h-full min-w-0 flex-1 overflow-auto bg-canvas outline-offset-[-2px]"
    >
      {blocks.length === 0 ? (
        <Empty
          icon={BookOpenText}
          title="Nothing to read yet"
          text="What is written shows up here as it reads."
        />
      ) : (
        <div className="preview">
          {blocks.map(({ line, end, html }) => {
            // the same block stays the same element wherever it moves
            const count = (seen.get(html) ?? 0) + 1
            seen.set(html, count)
            return <Piece key={`${count} ${html}`} html={html} line={line} end={end} canEdit={canEdit} />
          })}
        </div>
      )}
    </section>
  )
}

type PieceProps = { html: string; line: number; end: number; canEdit: boolean }

const Piece = memo(function Piece({ html, line, end, canEdit }: PieceProps) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    host.current?.replaceChildren(safe(html))
    // a grammar that cannot be fetched leaves the code without colours
    if (host.current) colorCode(host.current).catch(() => undefined)
  }, [html])
  useLayoutEffect(() => {
    for (const box of host.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])
      box.disabled = !canEdit
  })
  return <div ref={host} data-from={line} data-to={end} />
})

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s+/g, '-')

/** `#a-heading` leads to that heading, as it does where Markdown is published. */
const goToHeading = (event: MouseEvent): void => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  if (!link) return
  event.preventDefault()
  const wanted = link.getAttribute('href')?.slice(1)
  const headings = [...(link.closest('.preview')?.querySelectorAll('h1, h2, h3, h4, h5, h6') ?? [])]
  // markdown-it has written the address as addresses are written
  headings
    .find(({ textContent }) => encodeURI(slugOf(textContent ?? '')) === wanted)
    ?.scrollIntoView({ block: 'start' })
}
