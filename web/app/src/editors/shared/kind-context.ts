import { createContext, useContext } from 'react'
import type { Kind } from '../kind'

/** The kind of the open document, for what stands around its editor. */
export const KindContext = createContext<Kind | undefined>(undefined)

export const useKind = (): Kind | undefined => useContext(KindContext)
