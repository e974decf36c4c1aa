import type { Share } from '@tutti/client'
import { LinkIcon } from 'lucide-react'
import { useState } from 'react'
import { accessName } from '../../data/access-words'
import { quietly } from '../../data/quietly'
import { useRevokeShare } from '../../data/use-shares'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { cx } from '../../ui/cx'
import { toast } from '../../ui/toast'
import { leftWords, usesWords } from './link-words'

const ended: Partial<Record<Share['state'], string>> = { expired: 'Expired', used_up: 'Used up' }

/** One link: what it allows, how often it was used, how long it works, and its end. */
export function LinkRow({ link, documentId, isNew }: { link: Share; documentId: string; isNew: boolean }) {
  const { run, busy } = useRevokeShare(documentId)
  const [asking, setAsking] = useState(false)
  const state = ended[link.state]
  const name = link.label || 'Link without a label'
  const revoke = async () => {
    await run(link.id)
    setAsking(false)
    toast('The link does not work any more')
  }
  return (
    <li
      className={cx('flex min-h-12 items-center gap-3 rounded-md px-2 py-1.5', isNew && 'bg-accent-soft/50')}
    >
      <LinkIcon size={16} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className={cx('truncate text-ui', link.label ? 'font-medium' : 'text-muted')}>{name}</span>
          {state && <Badge look="warn">{state}</Badge>}
        </p>
        <p className="text-note text-muted">
          <span className="text-ink">
            {accessName(link.access)}
            {link.may_share && ', may share'}
          </span>
          {' · '}
          {usesWords(link)} · {leftWords(link.expires_at, new Date())} · by {link.created_by.name}
          {link.created_by.is_guest && ' (guest)'}
        </p>
      </div>
      <Button size="small" aria-label={`Revoke ${name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Revoke this link?"
        text="It stops working, and everyone who came by it loses access at once, also those who have the document open. Links they made end with it."
        action="Revoke link"
        busy={busy}
        onConfirm={() => quietly(revoke())}
      />
    </li>
  )
}
