import { useEffect, useState } from 'react'
import { toast } from 'sonner'

/** Copies text and says for a moment that it did. */
export const useCopy = (): { copied: boolean; copy: (text: string) => void } => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = (text: string) => {
    // there is no clipboard on plain http except on localhost; the text is selectable then
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setCopied(true),
      () => toast.error('The browser does not allow copying here. Select the text and copy it by hand.'),
    )
  }
  return { copied, copy }
}
