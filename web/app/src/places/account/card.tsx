import type { ReactNode } from 'react'

export function Card({ children }: { children: ReactNode }) {
  return <div className="rounded-xl border border-line bg-raised p-4 sm:p-5">{children}</div>
}
