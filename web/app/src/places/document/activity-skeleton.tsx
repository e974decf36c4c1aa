import { Skeleton } from '../../ui/skeleton'

export function ActivitySkeleton() {
  return (
    <div aria-busy="true" className="space-y-5 p-4">
      <span className="sr-only" role="status">
        Loading what happened
      </span>
      {[0, 1, 2, 3].map(row => (
        <div key={row} className="flex gap-3">
          <Skeleton className="size-6 rounded-full" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3 w-4/5" />
            <Skeleton className="h-3 w-1/3" />
          </div>
        </div>
      ))}
    </div>
  )
}
