import type { ReactNode } from 'react'

/** A key to press, shown quietly beside what it does. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line bg-canvas px-1 font-sans text-[0.6875rem] text-muted">
      {children}
    </kbd>
  )
}
