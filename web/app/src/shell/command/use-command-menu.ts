import { createContext, useContext } from 'react'

/** Opens the menu of everything. */
export type CommandMenuControl = { open: () => void }

export const CommandMenuContext = createContext<CommandMenuControl>({ open: () => undefined })

export const useCommandMenu = (): CommandMenuControl => useContext(CommandMenuContext)

const isMac = /mac|iphone|ipad/i.test(navigator.platform)

/** How the shortcut is written on this computer. */
export const commandKey = isMac ? '⌘K' : 'Ctrl K'

/** Whether a key press asks for the menu. */
export const asksForCommandMenu = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'k' &&
  (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) &&
  !event.altKey &&
  !event.shiftKey
