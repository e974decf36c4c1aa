import { Button } from './button'

type LoadMoreProps = { more: boolean; busy: boolean; onMore: () => void; label?: string }

/** The end of a list that goes on; nothing when all of it is here. */
export function LoadMore({ more, busy, onMore, label = 'Load more' }: LoadMoreProps) {
  if (!more) return null
  return (
    <div className="flex justify-center py-4">
      <Button aria-disabled={busy} aria-busy={busy} onClick={() => !busy && onMore()}>
        {busy ? 'Loading…' : label}
      </Button>
    </div>
  )
}
