import { Children, type ReactNode } from 'react'
import { Button } from '../../ui/button'
import { Skeleton } from '../../ui/skeleton'

type RowsProps = {
  label: string
  pending: boolean
  failed: boolean
  onRetry: () => void
  empty: string
  children: ReactNode
}

/** A short list in a card, with its outline while it comes and a sentence when there is nothing. */
export function Rows({ label, pending, failed, onRetry, empty, children }: RowsProps) {
  const frame = 'rounded-xl border border-line bg-raised'
  if (pending)
    return (
      <div aria-busy="true" className={`${frame} space-y-4 p-4`}>
        <Skeleton className="h-9 w-2/3" />
        <Skeleton className="h-9 w-1/2" />
      </div>
    )
  if (failed)
    return (
      <div className={`${frame} flex items-center justify-between gap-3 p-4 text-ui text-muted`}>
        This list could not be loaded.
        <Button onClick={onRetry}>Try again</Button>
      </div>
    )
  if (Children.count(children) === 0) return <p className={`${frame} p-4 text-ui text-muted`}>{empty}</p>
  return (
    <ul aria-label={label} className={`${frame} divide-y divide-line`}>
      {children}
    </ul>
  )
}
