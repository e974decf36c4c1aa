import { useState } from 'react'
import { remember, remembered } from '../shared/device-memory'

export type TextView = 'edit' | 'split' | 'preview'

const key = 'tutti:text-view'
const views: readonly unknown[] = ['edit', 'split', 'preview']
const isView = (value: unknown): value is TextView => views.includes(value)

/** The least width, in CSS pixels, in which text and preview both can be read. */
const roomForBoth = 760

/** How one looks at Markdown on this device: the text, how it reads, or both side by side where there is room. */
export const useTextView = (
  isMarkdown: boolean,
  width: number,
): { view: TextView; choices: readonly TextView[]; choose: (view: TextView) => void } => {
  const [kept, setKept] = useState<TextView>(() => {
    const value = remembered(key)
    return isView(value) ? value : 'edit'
  })
  const wide = width >= roomForBoth
  const choose = (view: TextView) => {
    setKept(view)
    remember(key, view)
  }
  if (!isMarkdown) return { view: 'edit', choices: ['edit'], choose }
  return {
    view: kept === 'split' && !wide ? 'edit' : kept,
    choices: wide ? ['edit', 'split', 'preview'] : ['edit', 'preview'],
    choose,
  }
}
