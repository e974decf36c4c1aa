import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const key = 'tutti:theme'
const system = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

// storage can be forbidden (private windows, policies); the page then simply forgets the choice
const read = (): Theme => {
  try {
    const stored = localStorage.getItem(key)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

let theme = read()

const isDark = (): boolean => theme === 'dark' || (theme === 'system' && system.matches)

const apply = () => {
  document.documentElement.classList.toggle('dark', isDark())
  for (const listener of listeners) listener()
}

system.addEventListener('change', apply)
// another tab of the same person
addEventListener('storage', event => {
  if (event.key !== key) return
  theme = read()
  apply()
})

export const setTheme = (next: Theme): void => {
  theme = next
  try {
    localStorage.setItem(key, next)
  } catch {
    // see read()
  }
  apply()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useTheme = (): { theme: Theme; dark: boolean } => ({
  theme: useSyncExternalStore(subscribe, () => theme),
  dark: useSyncExternalStore(subscribe, isDark),
})
