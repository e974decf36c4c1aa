import { Dialog as Radix } from 'radix-ui'
import { cx } from './cx'
import type { SheetProps } from './sheet'

/** See sheet.tsx. */
export function SheetWindow({ open, onOpenChange, title, side = 'left', children }: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          // not its first button: that would show its tooltip
          onOpenAutoFocus={event => {
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          className={cx(
            'fixed inset-y-0 z-40 flex w-72 max-w-[calc(100vw-3rem)] flex-col border-line bg-surface shadow-raised focus:outline-none',
            side === 'left' ? 'left-0 border-r' : 'right-0 border-l',
          )}
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
