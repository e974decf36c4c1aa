import type { AuditCheck } from '@tutti/client'
import { CircleAlert, ShieldAlert, ShieldCheck } from 'lucide-react'
import { failureText } from '../../data/failure'
import { Banner } from '../../ui/banner'

type AuditVerdictProps = { check: { data: AuditCheck | undefined; error: Error | null } }

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })
const number = new Intl.NumberFormat('en')

const reasons: Record<string, string> = {
  changed: 'it is not as it was written',
  missing: 'it is missing',
  inserted: 'it was put in later',
  out_of_order: 'it is not in its place',
}

/** What the check of the chain found: that it holds, or the first entry where it does not. */
export function AuditVerdict({ check: { data, error } }: AuditVerdictProps) {
  if (!data && !error) return null
  return (
    <div className="mb-4 overflow-hidden rounded-md">
      {error ? (
        <Banner look="warn" icon={CircleAlert}>
          The record could not be checked. {failureText(error)}
        </Banner>
      ) : data?.intact ? (
        <Banner look="good" icon={ShieldCheck}>
          Intact: all {number.format(data.checked)} entries are as they were written.
        </Banner>
      ) : (
        <Banner look="danger" icon={ShieldAlert}>
          <strong className="font-semibold">The record was changed.</strong> The first broken entry is number{' '}
          {data?.broken?.number}
          {data?.broken?.at && ` of ${exact.format(new Date(data.broken.at))}`}:{' '}
          {reasons[data?.broken?.reason ?? ''] ?? data?.broken?.reason}.
        </Banner>
      )}
    </div>
  )
}
