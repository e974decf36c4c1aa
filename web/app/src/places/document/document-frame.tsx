import type { Document } from '@tutti/client'
import { useParticipants, useRoom } from '@tutti/react'
import { Suspense, useState } from 'react'
import { cameByLink } from '../../data/entries'
import { quietly } from '../../data/quietly'
import { mayEdit } from '../../data/rights'
import { useRestoreDocument } from '../../data/use-documents'
import { useReady } from '../../data/use-ready'
import { useWhyClosed } from '../../data/use-why-closed'
import type { Kind } from '../../editors/kind'
import { JumpContext, JumpSeam } from '../../editors/shared/jump'
import { KindContext } from '../../editors/shared/kind-context'
import { LockDesk, LockDeskContext } from '../../editors/shared/locks/lock-desk'
import { saveFile } from '../../editors/shared/save-file'
import { useHold } from '../../shell/hold'
import { part } from '../../ui/part'
import { toast } from '../../ui/toast'
import { AccessNotice } from './access-notice'
import { ActionsNotice } from './actions-notice'
import { Closed } from './closed'
import { ConnectionBanner } from './connection-banner'
import { EditorSkeleton } from './editor-skeleton'
import { FollowFrame } from './follow/follow-frame'
import { FollowContext, useFollowing } from './follow/use-following'
import { RefusedNotice } from './refused-notice'
import { TurnStrip } from './session/turn-strip'
import { useSessionToasts } from './session/use-session-toasts'
import { SidePanel } from './side-panel'
import { TopBar } from './top-bar'
import { useBeginning } from './use-beginning'
import { useJoinToasts } from './use-join-toasts'
import { useLeaveGuard } from './use-leave-guard'
import { useLiveTitle } from './use-live-title'
import { usePanel } from './use-panel'
import { useUnread } from './use-unread'

const DocumentLock = part(async () => (await import('./locks/document-lock')).DocumentLock)
const LockWindows = part(async () => (await import('./locks/lock-windows')).LockWindows)

type DocumentFrameProps = { document: Document; kind: Kind }

/** Top bar, editor and side panel around one open room. */
export function DocumentFrame({ document, kind }: DocumentFrameProps) {
  const room = useRoom()
  const why = useWhyClosed()
  const ready = useReady()
  const panel = usePanel()
  const unread = useUnread(panel.open && panel.tab === 'activity')
  const { length: people } = useParticipants()
  const [jumps] = useState(() => new JumpSeam())
  const [desk] = useState(() => new LockDesk())
  useBeginning(ready)
  const following = useFollowing()
  useJoinToasts()
  useSessionToasts()
  useLeaveGuard()
  useLiveTitle(document.id)
  useHold(() => room.hasUnsaved)

  if (why) return <Over document={document} kind={kind} />
  return (
    <KindContext value={kind}>
      <JumpContext value={jumps}>
        <FollowContext value={following}>
          <LockDeskContext value={desk}>
            <div className="flex h-dvh flex-col overflow-hidden">
              <TopBar document={document} kind={kind} panel={panel} people={people} unread={unread} />
              <TurnStrip />
              <ConnectionBanner />
              <AccessNotice workspaceId={document.workspace_id} />
              <RefusedNotice document={document} kind={kind} />
              <ActionsNotice />
              {ready && (
                <>
                  <DocumentLock />
                  <LockWindows />
                </>
              )}
              <div className="relative flex min-h-0 flex-1">
                <FollowFrame>
                  {ready ? (
                    <Suspense fallback={<EditorSkeleton />}>
                      <kind.Editor />
                    </Suspense>
                  ) : (
                    <EditorSkeleton />
                  )}
                </FollowFrame>
                {panel.open && (
                  <SidePanel documentId={document.id} panel={panel} people={people} unread={unread} />
                )}
              </div>
            </div>
          </LockDeskContext>
        </FollowContext>
      </JumpContext>
    </KindContext>
  )
}

/** The server does not let us in any more: says why, keeps what was not stored, and knows the way back if there is one. */
function Over({ document, kind }: DocumentFrameProps) {
  const room = useRoom()
  const why = useWhyClosed() ?? 'refused'
  const { run } = useRestoreDocument()
  const restore = async () => {
    await run({ workspaceId: document.workspace_id, id: document.id })
    toast(`“${document.title}” is back`)
    room.reconnect()
  }
  const take = async () => {
    const { toFile } = await kind.parts()
    saveFile(toFile(room.doc, document.title))
  }
  return (
    <div className="flex h-dvh flex-col">
      <RefusedNotice document={document} kind={kind} />
      <div className="min-h-0 flex-1">
        <Closed
          why={why}
          onTake={room.hasUnsaved ? () => quietly(take()) : undefined}
          onRetry={() => room.reconnect()}
          onRestore={
            mayEdit(room.role ?? '') && !cameByLink(document.id) ? () => quietly(restore()) : undefined
          }
        />
      </div>
    </div>
  )
}
