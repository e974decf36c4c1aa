import type { Document } from '@tutti/client'
import { useRoom } from '@tutti/react'
import { Suspense } from 'react'
import { useReady } from '../../data/use-ready'
import { useWhyClosed } from '../../data/use-why-closed'
import type { Kind } from '../../editors/registry'
import { Closed } from './closed'
import { ConnectionBanner } from './connection-banner'
import { EditorSkeleton } from './editor-skeleton'
import { PeoplePanel } from './people-panel'
import { RefusedNotice } from './refused-notice'
import { TopBar } from './top-bar'
import { useJoinToasts } from './use-join-toasts'
import { useLeaveGuard } from './use-leave-guard'
import { useLiveTitle } from './use-live-title'
import { usePanel } from './use-panel'

/** Top bar, editor and people panel around one open room. */
export function DocumentFrame({ document, kind }: { document: Document; kind: Kind }) {
  const room = useRoom()
  const why = useWhyClosed()
  const ready = useReady()
  const [panel, setPanel] = usePanel()
  useJoinToasts()
  useLeaveGuard()
  useLiveTitle(document.id)

  if (why) {
    const unsaved = room.hasUnsaved ? kind.textOf(room.doc) : ''
    return <Closed why={why} unsaved={unsaved} onRetry={() => room.reconnect()} />
  }
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <TopBar document={document} kind={kind} panel={panel} onPanel={() => setPanel(!panel)} />
      <ConnectionBanner />
      <RefusedNotice />
      <div className="relative flex min-h-0 flex-1">
        <main aria-label="Editor" className="min-w-0 flex-1">
          {ready ? (
            <Suspense fallback={<EditorSkeleton />}>
              <kind.Editor />
            </Suspense>
          ) : (
            <EditorSkeleton />
          )}
        </main>
        {panel && <PeoplePanel onClose={() => setPanel(false)} />}
      </div>
    </div>
  )
}
