import { useEffect, useState } from 'react'
import { toast } from './toast'

const put = (text: string): Promise<void> =>
  // there is no clipboard on plain http except on localhost; the text is selectable then
  navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))

const refuse = () =>
  toast.error('The browser does not allow copying here. Select the text and copy it by hand.')

/** Copies text and says so by a toast, for a menu that is gone by then. */
export const copyText = (text: string, said: string): void => {
  put(text).then(() => toast(said), refuse)
}

/** Copies text and says for a moment that it did. */
export const useCopy = (): { copied: boolean; copy: (text: string) => void } => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return {
    copied,
    copy: text => {
      put(text).then(() => setCopied(true), refuse)
    },
  }
}
