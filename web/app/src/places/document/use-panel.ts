import { useEffect, useState } from 'react'

export type PanelTab = 'people' | 'activity'

export type Panel = {
  open: boolean
  tab: PanelTab
  /** In CSS pixels, beside the text; over it the screen decides. */
  width: number
  show: (tab: PanelTab) => void
  toggle: (tab: PanelTab) => void
  close: () => void
  resize: (width: number) => void
}

const key = 'tutti:panel'
export const narrowest = 240
export const widest = 480
const usual = 288
const wide = matchMedia('(min-width: 1024px)')

type Kept = { tab: PanelTab; width: number }

const within = (width: number) => Math.round(Math.min(widest, Math.max(narrowest, width)))

// what is stored may be from another version, and storage can be forbidden
const read = (): Kept => {
  try {
    const stored: Partial<Kept> = JSON.parse(localStorage.getItem(key) ?? '{}')
    return {
      tab: stored.tab === 'activity' ? 'activity' : 'people',
      width: typeof stored.width === 'number' ? within(stored.width) : usual,
    }
  } catch {
    return { tab: 'people', width: usual }
  }
}

const keep = (kept: Kept) => {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // see read()
  }
}

/** The panel is open where it fits beside the text, and opened by hand where it would cover it. */
export const usePanel = (): Panel => {
  const [open, setOpen] = useState(wide.matches)
  const [kept, setKept] = useState(read)
  useEffect(() => {
    const follow = () => setOpen(wide.matches)
    wide.addEventListener('change', follow)
    return () => wide.removeEventListener('change', follow)
  }, [])
  const change = (next: Kept) => {
    setKept(next)
    keep(next)
  }
  const show = (tab: PanelTab) => {
    change({ ...kept, tab })
    setOpen(true)
  }
  return {
    open,
    ...kept,
    show,
    toggle: tab => (open && kept.tab === tab ? setOpen(false) : show(tab)),
    close: () => setOpen(false),
    resize: width => change({ ...kept, width: within(width) }),
  }
}
