import { CircleAlert } from 'lucide-react'
import { failureText } from '../../data/failure'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'

/** A list on its way. */
export function ListSkeleton({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <div aria-busy="true" className="divide-y divide-line border-y border-line">
      <span className="sr-only" role="status">
        {label}
      </span>
      {Array.from({ length: rows }, (_, row) => row).map(row => (
        <div key={row} className="flex h-13 items-center gap-3 px-2 sm:h-11">
          <Skeleton className="size-5 rounded-full" />
          <Skeleton className={row % 2 ? 'h-4 w-1/3' : 'h-4 w-1/2'} />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  )
}

/** A list that did not come. */
export function ListFailure({ what, failure, retry }: { what: string; failure: Error; retry: () => void }) {
  return (
    <Empty icon={CircleAlert} title={`${what} could not be loaded`} text={failureText(failure)}>
      <Button onClick={retry}>Try again</Button>
    </Empty>
  )
}
