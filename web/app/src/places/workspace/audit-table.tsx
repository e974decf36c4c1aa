import type { AuditEntry } from '@tutti/client'
import { ChevronRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import { Link } from 'react-router'
import { eventWords } from '../../data/event-words'
import { Avatar } from '../../ui/avatar'
import { cx } from '../../ui/cx'
import { Table, Td, Th, Tr } from '../../ui/table'
import { AuditDetails } from './audit-details'

// on a phone, who and when stand below what
const wide = 'hidden md:table-cell'

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })

/** The record as a table; each row opens to everything that is kept of it. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const [open, setOpen] = useState<string>()
  return (
    <Table label="Audit log">
      <thead>
        <tr>
          <Th className="w-8">
            <span className="sr-only">Details</span>
          </Th>
          <Th className={`w-44 ${wide}`}>When</Th>
          <Th className={`w-44 ${wide}`}>Who</Th>
          <Th>What</Th>
          <Th className={`w-36 ${wide}`}>From where</Th>
          <Th className={`w-16 text-right ${wide}`}>Number</Th>
        </tr>
      </thead>
      <tbody>
        {entries.map(entry => {
          const shown = open === entry.id
          return (
            <Fragment key={entry.id}>
              <Row entry={entry} shown={shown} onToggle={() => setOpen(shown ? undefined : entry.id)} />
              {shown && (
                <tr id={`audit-${entry.id}`} className="border-b border-line bg-surface">
                  <td colSpan={6} className="p-4">
                    <AuditDetails entry={entry} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </Table>
  )
}

type RowProps = { entry: AuditEntry; shown: boolean; onToggle: () => void }

function Row({ entry, shown, onToggle }: RowProps) {
  const { number, at, user, address } = entry
  return (
    <Tr>
      <Td>
        <button
          type="button"
          aria-expanded={shown}
          aria-controls={shown ? `audit-${entry.id}` : undefined}
          aria-label={`Details of entry ${number}`}
          onClick={onToggle}
          className="inline-flex size-6 items-center justify-center rounded text-muted hover:bg-pressed hover:text-ink"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={cx('transition-transform duration-100', shown && 'rotate-90')}
          />
        </button>
      </Td>
      <Td className={`whitespace-nowrap text-muted ${wide}`}>
        <time dateTime={at}>{exact.format(new Date(at))}</time>
      </Td>
      <Td className={wide}>
        {user ? (
          <span className="flex max-w-44 items-center gap-2">
            <Avatar name={user.name} color={user.color} image={user.avatar} size="tiny" />
            <span className="truncate">{user.name}</span>
          </span>
        ) : (
          <span className="text-muted">The server</span>
        )}
      </Td>
      <Td className="py-2 md:min-w-64">
        <What entry={entry} />
        <span className="block text-note text-muted md:hidden">
          {user?.name ?? 'The server'} · {exact.format(new Date(at))}
        </span>
      </Td>
      <Td className={`font-mono text-note whitespace-nowrap text-muted ${wide}`}>{address ?? '–'}</Td>
      <Td className={`text-right text-muted tabular-nums ${wide}`}>{number}</Td>
    </Tr>
  )
}

function What({ entry }: { entry: AuditEntry }) {
  const [before = '', after] = eventWords(entry).split('{document}')
  const first = before.charAt(0).toUpperCase() + before.slice(1)
  if (after === undefined) return first
  return (
    <>
      {first}
      {entry.document?.title ? (
        <Link
          to={`/d/${entry.document.id}`}
          className="font-medium underline decoration-line underline-offset-2 hover:decoration-current"
        >
          {entry.document.title}
        </Link>
      ) : (
        'a document'
      )}
      {after}
    </>
  )
}
