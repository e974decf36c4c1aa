import type { EditorView } from '@codemirror/view'
import { Popover } from '../../ui/popover'
import { type Counts as Figures, readingMinutes } from './count-words'
import { useCounts } from './use-counts'

const figure = (value: number) => value.toLocaleString('en')
const words = ({ words: count }: Figures) => `${figure(count)} ${count === 1 ? 'word' : 'words'}`

/** How long the text is: words at a glance, the rest on a click. */
export function Counts({ view }: { view: EditorView | undefined }) {
  const counts = useCounts(view)
  if (!counts) return null
  const { all, selected, lines } = counts
  return (
    <Popover
      label="Counts"
      align="end"
      className="w-56"
      trigger={
        <button
          type="button"
          className="inline-flex h-7 shrink-0 items-center rounded-md px-2 text-note whitespace-nowrap text-muted tabular-nums hover:bg-hover hover:text-ink data-[state=open]:bg-hover"
        >
          {selected ? `${figure(selected.words)} of ${words(all)}` : words(all)}
        </button>
      }
    >
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-ui tabular-nums [&>dd]:text-right [&>dt]:text-muted">
        <dt>Words</dt>
        <dd>{figure(all.words)}</dd>
        <dt>Characters</dt>
        <dd>{figure(all.characters)}</dd>
        <dt>Lines</dt>
        <dd>{figure(lines)}</dd>
        <dt>Reading time</dt>
        <dd>{readingMinutes(all.words)} min</dd>
        {selected && (
          <>
            <dt className="mt-1.5">Words selected</dt>
            <dd className="mt-1.5">{figure(selected.words)}</dd>
            <dt>Characters selected</dt>
            <dd>{figure(selected.characters)}</dd>
          </>
        )}
      </dl>
    </Popover>
  )
}
