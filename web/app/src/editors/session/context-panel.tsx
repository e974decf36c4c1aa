import { useRoom } from '@tutti/react'
import { Check, Copy, Gauge, X } from 'lucide-react'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/icon-button'
import { TimeAgo } from '../../ui/time-ago'
import { useCopy } from '../../ui/use-copy'
import { useShared } from '../shared/use-shared'
import { Health, Tokens } from './context-figures'
import { contextWords } from './context-words'
import { type Context, type Row, readContext } from './model/context'
import type { News } from './use-context-news'

type ContextPanelProps = {
  news: News | undefined
  isFile: (path: string) => boolean
  onOpen: (path: string) => void
  onClose: () => void
}

/** What is known about the work: told by tools, seen by everyone. */
export function ContextPanel({ news, isFile, onOpen, onClose }: ContextPanelProps) {
  const { doc, documentId } = useRoom()
  const context = useShared(doc.getMap('context'), readContext)
  const { tokens, tokenLimit, health, status, touched, rows } = context
  return (
    <section aria-label="Session context" className="flex h-full min-h-0 flex-col">
      <header className="flex h-9 shrink-0 items-center gap-1 border-b border-line pr-1 pl-3">
        <h2 className="min-w-0 flex-1 truncate text-note font-semibold text-muted">Context</h2>
        <IconButton icon={X} label="Close context" onClick={onClose} className="!size-7" />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 space-y-4 overflow-auto px-3 py-3 outline-offset-[-2px]">
        {isEmpty(context) && <Nothing documentId={documentId} />}
        {status !== undefined && (
          <Part name="Status">
            <p className="text-ui break-words">{status}</p>
          </Part>
        )}
        {tokens !== undefined && <Tokens count={tokens} limit={tokenLimit} />}
        {health !== undefined && <Health score={health} />}
        {touched.length > 0 && (
          <Part name={`Files touched (${touched.length})`}>
            <ul className="-mx-1">
              {touched.map(path => (
                <li key={path}>
                  <Touched path={path} exists={isFile(path)} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        {rows.map(row => (
          <Other key={row.key} row={row} />
        ))}
        {news && (
          <p role="status" className="border-t border-line pt-3 text-note text-muted">
            Updated by {news.name} <TimeAgo at={news.at} />
          </p>
        )}
      </div>
    </section>
  )
}

const isEmpty = ({ tokens, health, status, touched, rows }: Context): boolean =>
  tokens === undefined &&
  health === undefined &&
  status === undefined &&
  touched.length === 0 &&
  rows.length === 0

export function Part({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="space-y-1">
      <h3 className="text-note text-muted">{name}</h3>
      {children}
    </div>
  )
}

type TouchedProps = { path: string; exists: boolean; onOpen: (path: string) => void }

function Touched({ path, exists, onOpen }: TouchedProps) {
  const look = 'block w-full truncate rounded px-1 py-0.5 text-left font-mono text-note'
  if (!exists)
    return (
      <span className={cx(look, 'text-muted')} title={`${path} is not in this session`}>
        {path}
      </span>
    )
  return (
    <button
      type="button"
      onClick={() => onOpen(path)}
      title={path}
      className={cx(look, 'text-accent-ink hover:bg-hover')}
    >
      {path}
    </button>
  )
}

function Other({ row: { name, text, block } }: { row: Row }) {
  return (
    <Part name={name}>
      {block ? (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
          tabIndex={0}
          className="max-h-40 overflow-auto rounded-md bg-sunken p-2 font-mono text-note break-words whitespace-pre-wrap outline-offset-[-2px]"
        >
          {text}
        </pre>
      ) : (
        <p className="text-ui break-words">{text}</p>
      )}
    </Part>
  )
}

function Nothing({ documentId }: { documentId: string }) {
  return (
    <div className="space-y-3 text-note text-muted">
      <span className="inline-flex size-8 items-center justify-center rounded-lg bg-sunken">
        <Gauge size={16} aria-hidden />
      </span>
      <p className="text-ui font-medium text-ink">{contextWords.title}</p>
      <p>{contextWords.text}</p>
      {contextWords.commands(documentId).map(command => (
        <Command key={command} text={command} />
      ))}
    </div>
  )
}

function Command({ text }: { text: string }) {
  const { copied, copy } = useCopy()
  return (
    <div className="flex items-start gap-1 rounded-md bg-sunken p-2">
      <code className="min-w-0 flex-1 font-mono text-note break-all text-ink">{text}</code>
      <IconButton
        icon={copied ? Check : Copy}
        label={copied ? 'Copied' : 'Copy command'}
        onClick={() => copy(text)}
        className="!size-6"
      />
    </div>
  )
}
