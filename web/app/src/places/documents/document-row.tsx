import type { Document } from '@tutti/client'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Visitor } from '../../data/use-who-is-there'
import { editors } from '../../editors/registry'
import { Avatar } from '../../ui/avatar'
import { cx } from '../../ui/cx'
import { TimeAgo } from '../../ui/time-ago'
import { useDraggable } from './drag'
import { WhoIsThere } from './who-is-there'

type DocumentRowProps = {
  document: Document
  /** Where it is, when the list does not say it. */
  where?: string | undefined
  /** Who else is in it right now. */
  people?: readonly Visitor[] | undefined
  /** Whether it can be dragged into a folder. */
  movable?: boolean
  menu?: ReactNode
}

/** A document in a list: what it is, where, who changed it last and when. */
export function DocumentRow({ document, where, people, movable = false, menu }: DocumentRowProps) {
  const { dragging, ...drag } = useDraggable({ kind: 'document', document }, movable)
  const kind = editors[document.kind]
  if (!kind) return null
  const { icon: Icon, name } = kind
  const editor = document.updated_by
  return (
    <li
      {...drag}
      className={cx(
        'group relative flex h-13 items-center gap-3 px-2 hover:bg-hover sm:h-11',
        dragging && 'opacity-50',
      )}
    >
      <Icon size={16} role="img" aria-label={name} className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        {/* the link covers the row, so that the whole row is the target without nesting the menu in it */}
        <Link
          to={`/d/${document.id}`}
          draggable={false}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {document.title}
        </Link>
        <p className="truncate text-note text-muted sm:hidden">
          {where && `${where} · `}
          <TimeAgo at={document.updated_at} />
          {editor && ` by ${editor.name}`}
        </p>
      </div>
      <WhoIsThere people={people} />
      {where && <span className="hidden w-44 shrink-0 truncate text-note text-muted lg:block">{where}</span>}
      <span className="hidden w-36 shrink-0 items-center gap-2 text-note text-muted md:flex">
        {editor && (
          <>
            <Avatar name={editor.name} color={editor.color} image={editor.avatar} size="tiny" />
            <span className="truncate">
              <span className="sr-only">Last changed by </span>
              {editor.name}
            </span>
          </>
        )}
      </span>
      <span className="hidden w-28 shrink-0 text-right text-note text-muted sm:block">
        <TimeAgo at={document.updated_at} />
      </span>
      {menu && <span className="relative z-10">{menu}</span>}
    </li>
  )
}
