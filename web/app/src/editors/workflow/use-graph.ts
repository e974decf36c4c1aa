import { useSyncExternalStore } from 'react'
import type { Graph } from './model/graph'
import type { Session } from './session'

export const useGraph = ({ store }: Session): Graph =>
  useSyncExternalStore(store.subscribe, () => store.graph)
