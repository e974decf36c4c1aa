import type { ReactNode } from 'react'
import { part } from './part'
import { WhenOpen } from './when-open'

const Window = part(async () => (await import('./dialog-window')).DialogWindow)

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** `wide` for lists and tables. */
  size?: 'normal' | 'wide'
  children: ReactNode
}

export function Dialog(props: DialogProps) {
  return (
    <WhenOpen open={props.open}>
      <Window {...props} />
    </WhenOpen>
  )
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex justify-end gap-2">{children}</div>
}
