import { type ReactNode, Suspense, useState } from 'react'

/** What is loaded when it is first open, and stays: nobody pays for a dialog that is never asked for. */
export function WhenOpen({ open, children }: { open: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)
  return wanted && <Suspense>{children}</Suspense>
}
