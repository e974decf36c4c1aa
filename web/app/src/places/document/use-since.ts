import { useState } from 'react'

/** When a condition began to hold, for as long as it does; milliseconds since 1970. */
export const useSince = (condition: boolean): number | undefined => {
  const [since, setSince] = useState<number>()
  if (condition && since === undefined) setSince(Date.now())
  if (!condition && since !== undefined) setSince(undefined)
  return since
}
