import type { ReactNode } from 'react'
import { part } from './part'
import { WhenOpen } from './when-open'

const Window = part(async () => (await import('./sheet-window')).SheetWindow)

export type SheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  side?: 'left' | 'right'
  children: ReactNode
}

/** What stands at the side on a wide screen, over the page on a narrow one. */
export function Sheet(props: SheetProps) {
  return (
    <WhenOpen open={props.open}>
      <Window {...props} />
    </WhenOpen>
  )
}
