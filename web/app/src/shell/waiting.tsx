import { Skeleton } from '../ui/skeleton'

/** The outline of a page while its code or the session is on its way. */
export function Waiting() {
  return (
    <div aria-busy="true" className="flex h-full flex-col">
      <span className="sr-only" role="status">
        Loading
      </span>
      <div className="flex h-12 items-center gap-3 border-b border-line px-4">
        <Skeleton className="size-6" />
        <Skeleton className="h-4 w-40" />
        <Skeleton className="ml-auto h-6 w-24" />
      </div>
      <div className="mx-auto w-full max-w-3xl space-y-3 p-8">
        <Skeleton className="h-4 w-1/3" />
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
      </div>
    </div>
  )
}
