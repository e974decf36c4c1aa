import type { ActiveSession } from '@tutti/client'
import { Laptop, Smartphone, Terminal } from 'lucide-react'
import { useState } from 'react'
import { quietly } from '../../data/quietly'
import { useEndSessions, useSessions } from '../../data/use-sessions'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { Section } from '../../ui/section'
import { TimeAgo } from '../../ui/time-ago'
import { toast } from '../../ui/toast'
import { Rows } from './rows'

/** Where one is signed in; what one does not know can be ended at once. */
export function Sessions() {
  const { data: sessions, isPending, isError, refetch } = useSessions()
  const { endOthers, busy } = useEndSessions()
  const [asking, setAsking] = useState(false)
  const others = sessions?.filter(({ current }) => !current).length ?? 0
  const end = async () => {
    await endOthers()
    setAsking(false)
    toast('You are signed out everywhere else')
  }
  return (
    <Section
      title="Sessions"
      text="Where you are signed in. End one you do not know, and change your password."
      action={others > 0 && <Button onClick={() => setAsking(true)}>End all others</Button>}
    >
      <Rows
        label="Sessions"
        pending={isPending}
        failed={isError}
        onRetry={() => void refetch()}
        empty="No sessions."
      >
        {sessions?.map(session => (
          <Row key={session.id} session={session} />
        ))}
      </Rows>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="End all other sessions?"
        text="Every other browser and program is signed out at once. You stay signed in here."
        action="End all others"
        busy={busy}
        onConfirm={() => quietly(end())}
      />
    </Section>
  )
}

const iconOf = (device: string) => {
  if (/iPhone|iPad|Android/.test(device)) return Smartphone
  return /Windows|macOS|Linux|ChromeOS/.test(device) ? Laptop : Terminal
}

function Row({ session }: { session: ActiveSession }) {
  const { end, busy } = useEndSessions()
  const Icon = iconOf(session.device)
  const endIt = async () => {
    await end(session.id)
    toast(`${session.device} is signed out`)
  }
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Icon size={18} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-ui font-medium">
          <span className="truncate">{session.device}</span>
          {session.current && <Badge look="accent">This browser</Badge>}
        </p>
        <p className="truncate text-note text-muted">
          {session.address && `${session.address} · `}
          {session.current ? (
            'active now'
          ) : (
            <>
              last seen <TimeAgo at={session.last_seen_at} />
            </>
          )}
        </p>
      </div>
      {!session.current && (
        <Button size="small" disabled={busy} onClick={() => quietly(endIt())}>
          End
        </Button>
      )}
    </li>
  )
}
