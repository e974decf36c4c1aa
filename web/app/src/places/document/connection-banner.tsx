import { useRoom, useRoomStatus } from '@tutti/react'
import { CloudOff } from 'lucide-react'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { useDelayed } from './use-delayed'
import { useSecondsUntil } from './use-seconds-until'

/** Says when the document is not connected, once it lasts long enough to matter. */
export function ConnectionBanner() {
  const room = useRoom()
  const { state, retryAt } = useRoomStatus()
  const seconds = useSecondsUntil(retryAt)
  // most interruptions heal within a second; a banner that blinks is worse than none
  const shown = useDelayed(state === 'offline' || (state === 'connecting' && room.synced), 1200)
  if (!shown) return null
  return (
    <Banner
      look="warn"
      icon={CloudOff}
      actions={
        <Button size="small" onClick={() => room.reconnect()}>
          Try now
        </Button>
      }
    >
      <strong className="font-semibold">You are offline.</strong> You can go on writing: changes are kept here
      until you are back.
      {seconds > 1 && <span className="tabular-nums"> Trying again in {seconds} s.</span>}
    </Banner>
  )
}
