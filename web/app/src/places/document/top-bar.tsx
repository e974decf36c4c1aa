import type { Document } from '@tutti/client'
import { ArrowLeft, Share2, Users } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { usePeople } from '../../data/use-people'
import type { Kind } from '../../editors/registry'
import { AccountMenu } from '../../shell/account-menu'
import { ThemeMenu } from '../../shell/theme-menu'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { Tip } from '../../ui/tip'
import { PresenceStack } from './presence-stack'
import { SaveState } from './save-state'
import { ShareDialog } from './share-dialog'
import { TitleEditor } from './title-editor'
import { useMayShare } from './use-may-share'

type TopBarProps = { document: Document; kind: Kind; panel: boolean; onPanel: () => void }

export function TopBar({ document, kind, panel, onPanel }: TopBarProps) {
  const [sharing, setSharing] = useState(false)
  const mayShare = useMayShare()
  const { icon: Icon, name } = kind
  const { length: count } = usePeople()
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
      <SaveState />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        <PresenceStack onOpen={onPanel} />
        <IconButton icon={Users} label={`People here: ${count}`} aria-pressed={panel} onClick={onPanel} />
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
        <span className="max-sm:hidden">
          <ThemeMenu />
        </span>
        <AccountMenu />
      </div>
      <ShareDialog document={document} open={sharing} onOpenChange={setSharing} />
    </header>
  )
}
