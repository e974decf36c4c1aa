import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { part } from '../../ui/part'
import { asksForCommandMenu, CommandMenuContext } from './use-command-menu'

// nobody pays for the menu before the first time it is asked for
const CommandMenu = part(async () => (await import('./command-menu')).CommandMenu)

/** Ctrl/⌘-K opens the menu anywhere; places open it through the context. */
export function CommandMenuProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  const control = useMemo(
    () => ({
      open: () => {
        setAsked(true)
        setOpen(true)
      },
    }),
    [],
  )
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!asksForCommandMenu(event)) return
      // browsers would go to their search field
      event.preventDefault()
      event.stopPropagation()
      setAsked(true)
      setOpen(before => !before)
    }
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [])
  return (
    <CommandMenuContext value={control}>
      {children}
      {asked && <CommandMenu open={open} onOpenChange={setOpen} />}
    </CommandMenuContext>
  )
}
