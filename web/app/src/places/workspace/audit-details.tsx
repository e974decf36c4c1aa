import type { AuditEntry } from '@tutti/client'
import type { ReactNode } from 'react'

/** Everything that is kept of one entry. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const { id, number, address, type, category, session_id, hash, data } = entry
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-note">
      <Fact name="Type">
        {type} ({category})
      </Fact>
      <Fact name="Number">{number}</Fact>
      <Fact name="Event">{id}</Fact>
      <Fact name="Address">{address ?? 'not known'}</Fact>
      {session_id && <Fact name="Session">{session_id}</Fact>}
      <Fact name="Hash">{hash}</Fact>
      {hasFacts(data) && (
        <Fact name="Data">
          <pre className="max-h-64 overflow-auto font-mono whitespace-pre-wrap">
            {JSON.stringify(data, undefined, 2)}
          </pre>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 font-mono break-all">{children}</dd>
    </>
  )
}

const hasFacts = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && Object.keys(data).length > 0
