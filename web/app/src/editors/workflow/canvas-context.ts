import { createContext, useContext, useSyncExternalStore } from 'react'
import type { CanvasPeople, CanvasPerson } from './canvas-people'

const Context = createContext<CanvasPeople | undefined>(undefined)

export const CanvasPeopleProvider = Context.Provider

export const useCanvasPeople = (): CanvasPeople => {
  const people = useContext(Context)
  if (!people) throw new Error('no canvas around this')
  return people
}

/** Who else has selected a step or an edge. */
export const useSelectors = (id: string): readonly CanvasPerson[] => {
  const people = useCanvasPeople()
  return useSyncExternalStore(people.subscribeSelections, () => people.selectorsOf(id))
}
