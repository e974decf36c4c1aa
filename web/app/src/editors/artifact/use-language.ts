import type { Room } from '@tutti/client'
import { useCallback, useSyncExternalStore } from 'react'
import { type Language, languageOf } from '../text/languages'

/** The document's language stands in the document itself, so that everyone sees the same one. */
export const useLanguage = (room: Room): [Language, (id: string) => void] => {
  const meta = room.doc.getMap('meta')
  const subscribe = useCallback(
    (changed: () => void) => {
      meta.observe(changed)
      return () => meta.unobserve(changed)
    },
    [meta],
  )
  const language = useSyncExternalStore(subscribe, () => languageOf(meta.get('language')))
  return [language, useCallback((id: string) => meta.set('language', id), [meta])]
}
