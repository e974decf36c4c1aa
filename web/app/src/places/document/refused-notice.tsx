import { Check, Copy, TriangleAlert, X } from 'lucide-react'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { useCopy } from '../../ui/use-copy'
import { useRefused } from './use-refused'

/** The server refused a change and the document is back to what it holds: what was written is not lost. */
export function RefusedNotice() {
  const { refused, dismiss } = useRefused()
  const { copied, copy } = useCopy()
  if (!refused) return null
  const actions = (
    <>
      {refused.text && (
        <Button size="small" onClick={() => copy(refused.text)}>
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          {copied ? 'Copied' : 'Copy text'}
        </Button>
      )}
      <IconButton icon={X} label="Dismiss" className="!size-7" onClick={dismiss} />
    </>
  )
  return (
    <Banner look="danger" icon={TriangleAlert} actions={actions}>
      <strong className="font-semibold">Your last change was not accepted.</strong> {refused.message}
      {refused.text && (
        <pre className="mt-1 max-h-24 overflow-auto font-mono text-note whitespace-pre-wrap">
          {refused.text}
        </pre>
      )}
    </Banner>
  )
}
