import { useEffect, useState } from 'react'

const wide = matchMedia('(min-width: 1024px)')

/** The panel is open where it fits beside the text, and opened by hand where it would cover it. */
export const usePanel = (): [boolean, (open: boolean) => void] => {
  const [open, setOpen] = useState(wide.matches)
  useEffect(() => {
    const follow = () => setOpen(wide.matches)
    wide.addEventListener('change', follow)
    return () => wide.removeEventListener('change', follow)
  }, [])
  return [open, setOpen]
}
