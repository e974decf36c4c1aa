import { closeSearchPanel, findNext, findPrevious, replaceAll, replaceNext } from '@codemirror/search'
import type { Command, EditorView } from '@codemirror/view'
import {
  ArrowDown,
  ArrowUp,
  CaseSensitive,
  ChevronRight,
  Regex,
  Replace,
  ReplaceAll,
  WholeWord,
  X,
} from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { cx } from '../../../ui/cx'
import { IconButton } from '../../../ui/icon-button'
import { toast } from '../../../ui/toast'
import { FindField } from './find-field'
import { showReplace } from './find-state'
import { useFind } from './use-find'

type FindPanelProps = { view: EditorView; host: HTMLElement }

/** Find and replace, drawn into the place CodeMirror opens for it above the text. */
export function FindPanel({ view, host }: FindPanelProps) {
  return createPortal(<Find view={view} />, host)
}

const small = '!size-7'

function Find({ view }: { view: EditorView }) {
  const { query, matches, replacing, readOnly, ask } = useFind(view)
  const field = useRef<HTMLInputElement>(null)
  const run = (command: Command) => () => void command(view)
  useEffect(() => field.current?.select(), [])

  const close = () => {
    closeSearchPanel(view)
    view.focus()
  }
  const replaceEach = () => {
    const { total, more } = matches
    if (replaceAll(view))
      toast(more ? 'Replaced everywhere' : `Replaced ${total} ${total === 1 ? 'place' : 'places'}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey
    const wantsReplace = event.ctrlKey
      ? event.key === 'h'
      : event.metaKey && event.altKey && event.code === 'KeyF'
    if (event.key === 'Escape') close()
    else if (wantsReplace && !readOnly) view.dispatch({ effects: showReplace.of(true) })
    else if (mod && event.key === 'f') field.current?.select()
    else if (event.key === 'F3' || (mod && event.key === 'g'))
      (event.shiftKey ? findPrevious : findNext)(view)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onFindKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    ;(event.shiftKey ? findPrevious : findNext)(view)
  }
  const onReplaceKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) replaceEach()
    else replaceNext(view)
  }
  const toggles = [
    { key: 'caseSensitive', icon: CaseSensitive, label: 'Match case' },
    { key: 'wholeWord', icon: WholeWord, label: 'Whole words' },
    { key: 'regexp', icon: Regex, label: 'Regular expression' },
  ] as const
  return (
    <search
      aria-label="Find and replace"
      onKeyDown={onKeyDown}
      className="flex items-start gap-1 px-2 py-1.5 font-sans"
    >
      {!readOnly && (
        <button
          type="button"
          aria-label="Replace as well"
          aria-expanded={replacing}
          onClick={() => view.dispatch({ effects: showReplace.of(!replacing) })}
          className="inline-flex h-7 w-5 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={cx('transition-transform duration-100', replacing && 'rotate-90')}
          />
        </button>
      )}
      <div className="grid min-w-0 flex-1 gap-1.5">
        <div className="flex flex-wrap items-center gap-1">
          <FindField
            ref={field}
            label="Find"
            value={query.search}
            invalid={query.search !== '' && !query.valid}
            onChange={search => ask({ search })}
            onKeyDown={onFindKey}
            main
          />
          {toggles.map(({ key, icon, label }) => (
            <IconButton
              key={key}
              icon={icon}
              label={label}
              aria-pressed={query[key]}
              onClick={() => ask({ [key]: !query[key] })}
              className={small}
            />
          ))}
          <span role="status" className="min-w-20 px-1 text-note text-muted tabular-nums">
            {words(query.search, query.valid, matches)}
          </span>
          <IconButton icon={ArrowUp} label="Previous match" onClick={run(findPrevious)} className={small} />
          <IconButton icon={ArrowDown} label="Next match" onClick={run(findNext)} className={small} />
        </div>
        {replacing && (
          <div className="flex flex-wrap items-center gap-1">
            <FindField
              label="Replace with"
              value={query.replace}
              onChange={replace => ask({ replace })}
              onKeyDown={onReplaceKey}
            />
            <IconButton icon={Replace} label="Replace" onClick={run(replaceNext)} className={small} />
            <IconButton icon={ReplaceAll} label="Replace all" onClick={replaceEach} className={small} />
          </div>
        )}
      </div>
      <IconButton icon={X} label="Close find" onClick={close} className={small} />
    </search>
  )
}

const words = (
  search: string,
  valid: boolean,
  { total, more, current }: { total: number; more: boolean; current: number },
): string => {
  if (search === '') return ''
  if (!valid) return 'Not a pattern'
  if (total === 0) return 'No matches'
  const all = `${total.toLocaleString('en')}${more ? '+' : ''}`
  return current > 0 ? `${current} of ${all}` : `${all} ${total === 1 ? 'match' : 'matches'}`
}
