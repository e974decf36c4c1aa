import { useEffect } from 'react'
import { Toaster as Sonner } from 'sonner'
import { toasterIsThere } from '../ui/toast'
import { useTheme } from './theme'

/** Quiet messages at the lower left, away from the people panel and the text one is writing. */
export function Toaster() {
  const { dark } = useTheme()
  useEffect(toasterIsThere, [])
  return (
    <Sonner
      theme={dark ? 'dark' : 'light'}
      position="bottom-left"
      visibleToasts={3}
      gap={8}
      offset={{ bottom: 48, left: 16 }}
      mobileOffset={{ bottom: 48 }}
      toastOptions={{
        classNames: {
          toast:
            'sm:!w-72 !rounded-lg !border-line !bg-raised !text-ink !text-[0.8125rem] !shadow-raised !py-3',
          description: '!text-muted',
          actionButton: '!bg-accent !text-on-accent',
        },
      }}
    />
  )
}
