import { useCallback, useSyncExternalStore } from 'react'
import { type Files, fileAt, pathsOf } from './model/files'

/** The paths there are, and the texts under them; read again when files come, go or are replaced, not when one writes. */
export const usePaths = (files: Files): readonly string[] => {
  const subscribe = useCallback(
    (changed: () => void) => {
      files.observe(changed)
      return () => files.unobserve(changed)
    },
    [files],
  )
  // a list that is equal is the same one
  const joined = useSyncExternalStore(subscribe, () => pathsOf(files).join('\n'))
  return joined === '' ? none : joined.split('\n')
}

const none: readonly string[] = []

/** The text under a path: another one after somebody replaced the file. */
export const useFile = (files: Files, path: string | undefined) => {
  const subscribe = useCallback(
    (changed: () => void) => {
      files.observe(changed)
      return () => files.unobserve(changed)
    },
    [files],
  )
  return useSyncExternalStore(subscribe, () => fileAt(files, path))
}
