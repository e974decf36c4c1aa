import { useSyncExternalStore } from 'react'
import type { ExternalToast } from 'sonner'

// the library is loaded with the first toast: the first picture of a page has none
let wanted = false
const listeners = new Set<() => void>()
let isThere: () => void = () => undefined
const there = new Promise<void>(resolve => {
  isThere = resolve
})

/** To be called once what shows the toasts is on the page. */
export const toasterIsThere = (): void => isThere()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether something has been said, so that there has to be something that shows it. */
export const useToasterIsWanted = (): boolean => useSyncExternalStore(subscribe, () => wanted)

const say = async (kind: 'message' | 'error', text: string, options: ExternalToast | undefined) => {
  wanted = true
  for (const listener of listeners) listener()
  const [library] = await Promise.all([import('sonner'), there])
  library.toast[kind](text, options)
}

/** Says what happened, quietly and for a moment; `error` that it did not. */
export const toast = Object.assign(
  (text: string, options?: ExternalToast): void => void say('message', text, options),
  { error: (text: string, options?: ExternalToast): void => void say('error', text, options) },
)
