import type { ReactNode } from 'react'

/** The middle of a place; all of them begin at the same edge. */
export function PlaceBody({ children }: { children: ReactNode }) {
  return <div className="w-full max-w-6xl px-4 py-6 sm:px-8">{children}</div>
}

type TitleProps = { actions?: ReactNode; text?: ReactNode; children: ReactNode }

/** What a place is called, with what one can do there at the right. */
export function PlaceTitle({ actions, text, children }: TitleProps) {
  return (
    <div className="mb-4">
      <div className="flex min-h-8 items-center gap-3">
        <h1 className="min-w-0 flex-1 truncate text-xl font-semibold tracking-tight">{children}</h1>
        {actions}
      </div>
      {text && <p className="mt-0.5 text-ui text-muted">{text}</p>}
    </div>
  )
}

/** The same for a page of a place. */
export function PageTitle({ actions, text, children }: TitleProps) {
  return (
    <div className="mb-4">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 flex-1 truncate text-base font-semibold">{children}</h2>
        {actions}
      </div>
      {text && <p className="mt-0.5 max-w-2xl text-ui text-muted">{text}</p>}
    </div>
  )
}
