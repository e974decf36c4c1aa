import type { Document } from '@tutti/client'
import { Activity, ArrowLeft, Share2, Users } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMay } from '../../data/use-room-rights'
import type { Kind } from '../../editors/kind'
import { AccountMenu } from '../../shell/account-menu'
import { ThemeMenu } from '../../shell/theme-menu'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { part } from '../../ui/part'
import { Tip } from '../../ui/tip'
import { GuestBadge } from './guest-badge'
import { MoreMenu } from './more-menu'
import { PresenceStack } from './presence-stack'
import { SaveState } from './save-state'
import { ModeChip } from './session/mode-chip'
import { TitleEditor } from './title-editor'
import type { Panel } from './use-panel'

const LockIndicator = part(
  async () => (await import('./locks/lock-indicator')).LockIndicator,
  () => <span className="size-8 shrink-0" />,
)
const ShareDialog = part(async () => (await import('../share/share-dialog')).ShareDialog)

type TopBarProps = { document: Document; kind: Kind; panel: Panel; people: number; unread: number }

export function TopBar({ document, kind, panel, people, unread }: TopBarProps) {
  const [sharing, setSharing] = useState(false)
  const mayShare = useMay('share')
  const { icon: Icon, name } = kind
  const shows = (tab: Panel['tab']) => panel.open && panel.tab === tab
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-2 sm:gap-2">
      <Tip text="Home">
        <Link
          to="/home"
          aria-label="Home"
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <ArrowLeft size={16} aria-hidden />
        </Link>
      </Tip>
      <Tip text={name}>
        <span role="img" aria-label={`Kind: ${name}`} className="hidden text-muted sm:inline-flex">
          <Icon size={16} aria-hidden />
        </span>
      </Tip>
      <TitleEditor document={document} />
      <GuestBadge documentId={document.id} />
      <SaveState />
      <ModeChip onOpen={() => panel.show('people')} />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        <PresenceStack onOpen={() => panel.show('people')} />
        <IconButton
          icon={Users}
          label={`People here: ${people}`}
          aria-pressed={shows('people')}
          onClick={() => panel.toggle('people')}
        />
        <span className="relative max-sm:hidden">
          <IconButton
            icon={Activity}
            label={unread > 0 ? `Activity: ${unread} new` : 'Activity'}
            aria-pressed={shows('activity')}
            onClick={() => panel.toggle('activity')}
          />
          {unread > 0 && (
            <span
              aria-hidden
              className="pointer-events-none absolute top-1 right-1 size-2 rounded-full bg-accent ring-2 ring-canvas"
            />
          )}
        </span>
        <LockIndicator />
        {mayShare && (
          <Button
            look="primary"
            size="small"
            aria-label="Share"
            className="mx-1 max-sm:px-2"
            onClick={() => setSharing(true)}
          >
            <Share2 size={14} aria-hidden />
            <span className="max-sm:hidden">Share</span>
          </Button>
        )}
        <MoreMenu document={document} kind={kind} />
        <span className="max-sm:hidden">
          <ThemeMenu />
        </span>
        <AccountMenu />
      </div>
      {sharing && <ShareDialog document={document} open onOpenChange={setSharing} />}
    </header>
  )
}
