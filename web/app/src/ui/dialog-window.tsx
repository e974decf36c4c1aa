import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { cx } from './cx'
import type { DialogProps } from './dialog'

/** See dialog.tsx. */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  size = 'normal',
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed top-1/2 left-1/2 z-40 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-1/2 overflow-auto rounded-xl border border-line bg-raised p-5 shadow-raised focus:outline-none',
            size === 'wide' ? 'max-w-xl' : 'max-w-md',
          )}
        >
          <Radix.Title className="pr-8 text-base font-semibold">{title}</Radix.Title>
          {description && (
            <Radix.Description className="mt-1 text-ui text-muted">{description}</Radix.Description>
          )}
          <div className="mt-4">{children}</div>
          <Radix.Close
            aria-label="Close"
            className="absolute top-4 right-4 inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <X size={16} aria-hidden />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
