import { createContext, useContext, useEffect, useState } from 'react'
import type { Kind, KindParts } from '../kind'

/** The kind of the open document, for what stands around its editor. */
export const KindContext = createContext<Kind | undefined>(undefined)

/** What the kind knows of the content; undefined until it is loaded. */
export const useKindParts = (): KindParts | undefined => {
  const kind = useContext(KindContext)
  const [parts, setParts] = useState<KindParts>()
  useEffect(() => {
    let current = true
    // without it places have no words, and nothing else is missing
    kind?.parts().then(
      loaded => current && setParts(loaded),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [kind])
  return parts
}
