import type { LiveSession, SessionMode } from '@tutti/client'
import { useLiveSession } from '@tutti/react'
import { Radio } from 'lucide-react'
import { useState } from 'react'
import { quietly } from '../../../data/quietly'
import { useMay } from '../../../data/use-room-rights'
import { Button } from '../../../ui/button'
import { Confirm } from '../../../ui/confirm'
import { ClockTime } from '../../../ui/time-ago'
import { toast } from '../../../ui/toast'
import { ModeChoice } from './mode-choice'
import { MostPeople } from './most-people'
import { useMayLead, useSessionActions } from './use-session-actions'

/** In the list of people: the live session, or how to start one. */
export function SessionSection() {
  const session = useLiveSession()
  return session ? <Live session={session} /> : <None />
}

function None() {
  const mayEdit = useMay('edit')
  const mayLead = useMayLead()
  const { start } = useSessionActions()
  if (!mayEdit) return null
  return (
    <section aria-label="Live session" className="mx-2 my-3 border-t border-line pt-3">
      <h3 className="flex items-center gap-2 text-ui font-medium">
        <Radio size={14} aria-hidden className="text-muted" /> Work in a session
      </h3>
      <p className="mt-1 text-note text-muted">
        Lead a meeting on this document: take turns, bring everyone to where you are, limit who is here.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" disabled={start.busy} onClick={() => quietly(start.run({ mode: 'parallel' }))}>
          Start a session
        </Button>
        {mayLead && <BringToMe />}
      </div>
    </section>
  )
}

function Live({ session }: { session: LiveSession }) {
  const mayLead = useMayLead()
  const { change } = useSessionActions()
  // the choice shows at once, and is back where it was when the server refuses it
  const [wanted, setWanted] = useState<SessionMode>()
  const choose = (mode: SessionMode) => {
    setWanted(mode)
    quietly(change.run({ mode }).finally(() => setWanted(undefined)))
  }
  return (
    <section aria-label="Live session" className="mx-2 mt-1 mb-3 rounded-lg border border-line bg-canvas p-3">
      <div className="flex items-center justify-between">
        <h3 className="flex items-center gap-2 text-ui font-semibold">
          <Radio size={14} aria-hidden className="text-accent" /> Live session
        </h3>
        {mayLead && <EndSession />}
      </div>
      <p className="mt-0.5 truncate text-note text-muted">
        {session.host.name} leads
        {session.startedAt && (
          <>
            {' '}
            · since <ClockTime at={session.startedAt} />
          </>
        )}
      </p>
      <ModeChoice mode={wanted ?? session.mode} mayChange={mayLead} onChange={choose} />
      <MostPeople
        most={session.maxUsers}
        mayChange={mayLead}
        onChange={maxUsers => quietly(change.run({ maxUsers }))}
      />
      {mayLead && (
        <div className="mt-3">
          <BringToMe />
        </div>
      )}
    </section>
  )
}

function BringToMe() {
  const { bringToMe } = useSessionActions()
  const bring = async () => {
    await bringToMe.run()
    toast('Everyone here was brought to where you are')
  }
  return (
    <Button size="small" disabled={bringToMe.busy} onClick={() => quietly(bring())}>
      Bring everyone to me
    </Button>
  )
}

function EndSession() {
  const { end } = useSessionActions()
  const [asking, setAsking] = useState(false)
  const finish = async () => {
    await end.run()
    setAsking(false)
  }
  return (
    <>
      <Button size="small" look="ghost" className="!text-danger -mr-1.5" onClick={() => setAsking(true)}>
        End session
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="End the session for everyone?"
        text="Turns and the limit of people end with it. The document stays open, and everyone who may edit writes again."
        action="End session"
        busy={end.busy}
        onConfirm={() => quietly(finish())}
      />
    </>
  )
}
