import { Button } from '../../ui/button'
import { Skeleton } from '../../ui/skeleton'

export function ListOutline({ label }: { label: string }) {
  return (
    <div aria-busy="true" className="space-y-3 py-1">
      <span className="sr-only" role="status">
        {label}
      </span>
      {[0, 1, 2].map(row => (
        <div key={row} className="flex items-center gap-3">
          <Skeleton className="size-7 rounded-full" />
          <Skeleton className="h-4 w-40" />
          <Skeleton className="ml-auto h-4 w-16" />
        </div>
      ))}
    </div>
  )
}

export function ListTrouble({ text, onRetry }: { text: string; onRetry: () => void }) {
  return (
    <div className="flex items-center justify-between gap-3 rounded-md bg-sunken px-3 py-2 text-ui">
      {text}
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
