import type { Document } from '@tutti/client'
import { usePersistence, useRoomEvent } from '@tutti/react'
import { Check, Copy, TriangleAlert, X } from 'lucide-react'
import { useLeftovers } from '../../data/use-leftovers'
import type { Kind } from '../../editors/kind'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { useCopy } from '../../ui/use-copy'
import { LeftoverNotice } from './leftover-notice'
import { useRefused } from './use-refused'

type RefusedNoticeProps = { document: Document; kind: Kind }

/** The server refused a change and the document is back to what it holds: what was written is not lost. */
export function RefusedNotice({ document, kind }: RefusedNoticeProps) {
  const { leftovers, look, discard } = useLeftovers(document.id)
  // told when it is set aside, and when the edits could be stored after all
  useRoomEvent('persistence', look)
  useRoomEvent('save-state', look)
  if (leftovers.length === 0) return <OnlyHere />
  return leftovers.map(leftover => (
    <LeftoverNotice
      key={leftover.id}
      leftover={leftover}
      kind={kind}
      title={document.title}
      onDiscard={() => discard(leftover.id)}
    />
  ))
}

/** The same where this device keeps nothing: it is there as long as the window. */
function OnlyHere() {
  const { refused, dismiss } = useRefused()
  const { state } = usePersistence()
  const { copied, copy } = useCopy()
  if (!refused || (state !== 'failed' && state !== 'off')) return null
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
