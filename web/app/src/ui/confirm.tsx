import type { ReactNode } from 'react'
import { part } from './part'
import { WhenOpen } from './when-open'

const Window = part(async () => (await import('./confirm-window')).ConfirmWindow)

export type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  text: ReactNode
  action: string
  busy?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be undone. The safe answer has the focus. */
export function Confirm(props: ConfirmProps) {
  return (
    <WhenOpen open={props.open}>
      <Window {...props} />
    </WhenOpen>
  )
}
