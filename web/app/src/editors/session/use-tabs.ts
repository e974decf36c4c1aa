import { useCallback, useEffect, useState } from 'react'
import { remember, remembered } from '../shared/device-memory'

export type Tabs = {
  open: readonly string[]
  active: string | undefined
  show: (path: string) => void
  close: (path: string) => void
  /** A file has another path now. */
  rename: (from: string, to: string) => void
}

type State = { open: readonly string[]; active: string | undefined }

const most = 30

const read = (key: string, [first]: readonly string[]): State => {
  const kept = remembered(key)
  if (typeof kept !== 'object' || kept === null || !('open' in kept) || !Array.isArray(kept.open))
    return { open: first === undefined ? [] : [first], active: first }
  const open = kept.open.filter(path => typeof path === 'string').slice(0, most)
  const active = 'active' in kept && typeof kept.active === 'string' ? kept.active : open[0]
  return { open, active }
}

const without = ({ open, active }: State, path: string): State => {
  const index = open.indexOf(path)
  const left = open.filter(each => each !== path)
  return { open: left, active: active === path ? (left[index] ?? left[index - 1]) : active }
}

/** The open files of a document on this device. */
export const useTabs = (documentId: string, paths: readonly string[]): Tabs => {
  const key = `tutti:tabs:${documentId}`
  const [kept, setKept] = useState(() => read(key, paths))
  useEffect(() => remember(key, kept), [key, kept])

  const show = useCallback(
    (path: string) =>
      setKept(({ open }) => ({
        open: open.includes(path) ? open : [...open, path].slice(-most),
        active: path,
      })),
    [],
  )
  const close = useCallback((path: string) => setKept(state => without(state, path)), [])
  const rename = useCallback(
    (from: string, to: string) =>
      setKept(({ open, active }) => ({
        open: [...new Set(open.map(path => (path === from ? to : path)))],
        active: active === from ? to : active,
      })),
    [],
  )
  // a file that is gone has no tab; it may come back with an undo, and so may its tab
  const open = kept.open.filter(path => paths.includes(path))
  const active = kept.active !== undefined && open.includes(kept.active) ? kept.active : open.at(-1)
  return { open, active, show, close, rename }
}
