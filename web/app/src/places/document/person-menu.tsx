import { useLiveSession, useRoom } from '@tutti/react'
import { Crown, MoreHorizontal, PenLine, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { quietly } from '../../data/quietly'
import type { Person } from '../../data/use-people'
import { Confirm } from '../../ui/confirm'
import { IconButton } from '../../ui/icon-button'
import { Menu, MenuItem } from '../../ui/menu'
import { toast } from '../../ui/toast'
import { useMayLead, useSessionActions } from './session/use-session-actions'

const writers: readonly string[] = ['owner', 'admin', 'editor']

/** What whoever leads a session can do with someone in it. */
export function PersonMenu({ person }: { person: Person }) {
  const session = useLiveSession()
  const { you } = useRoom()
  const mayLead = useMayLead()
  const { handOver, passTurn, remove } = useSessionActions()
  const [asking, setAsking] = useState(false)
  const holdsTurn = session?.turn.holder?.id === you?.id
  const isHost = session?.host.id === person.id
  const canWrite = writers.includes(person.role)
  const takesTurns = session?.mode === 'sequential' && session.turn.holder?.id !== person.id
  const mayPass = takesTurns && canWrite && (mayLead || holdsTurn)
  if (!session || (!mayLead && !mayPass)) return null
  if (isHost && !mayPass) return null
  const takeOut = async () => {
    await remove.run(person.id)
    setAsking(false)
  }
  const lead = async () => {
    await handOver.run(person.id)
    if (person.you) toast('You lead the session now')
  }
  return (
    <>
      <Menu
        label={`What to do with ${person.name}`}
        trigger={<IconButton icon={MoreHorizontal} label={`More for ${person.name}`} className="!size-7" />}
      >
        {mayPass && !person.you && (
          <MenuItem icon={PenLine} onSelect={() => quietly(passTurn.run(person.id))}>
            Give the turn
          </MenuItem>
        )}
        {mayLead && !isHost && canWrite && (
          <MenuItem icon={Crown} onSelect={() => quietly(lead())}>
            {person.you ? 'Lead the session' : 'Make host'}
          </MenuItem>
        )}
        {mayLead && !isHost && !person.you && (
          <MenuItem icon={UserMinus} danger onSelect={() => setAsking(true)}>
            Remove from the session
          </MenuItem>
        )}
      </Menu>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${person.name}?`}
        text={`${person.name} leaves the document at once and cannot come back until the session is over. What they wrote stays.`}
        action="Remove"
        busy={remove.busy}
        onConfirm={() => quietly(takeOut())}
      />
    </>
  )
}
