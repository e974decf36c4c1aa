import type { Timer } from '../clock'
import { TuttiError } from '../errors'
import { waitBefore } from './backoff'
import { type AfterClose, afterClose, afterRefusedTicket, type DeniedReason } from './close-codes'
import { type Heartbeat, startHeartbeat } from './heartbeat'
import { watchNetwork, watchOtherNetwork } from './network'
import { openSocket, type Socket, type SocketHandlers } from './socket'
import { openStream } from './stream-socket'
import type { Transport } from './transport'
import type { Connection, ConnectionOptions, RoomStatus } from './types'
import { createWayBack } from './way-back'

// how a connection ends that nobody ended
const broken = 1006
// a socket that lived shorter than this does not make the next wait short again
const stableMs = 5_000

/** Makes a connection; nothing happens before `start`. */
export const createConnection = ({
  address,
  renew,
  ask,
  choice,
  WebSocket,
  clock,
  handlers,
}: ConnectionOptions): Connection => {
  let status: RoomStatus = { state: 'connecting' }
  let socket: Socket | undefined
  let transport: Transport = 'websocket'
  let heartbeat: Heartbeat | undefined
  let retryTimer: Timer
  let attempt = 0
  let admittedAt: number | undefined
  let renewed = false
  // raised by everything that makes an attempt under way pointless
  let round = 0
  let stopWatching = (): void => undefined

  const say = (next: RoomStatus): void => {
    status = next
    handlers.status(next)
  }
  const letGo = (): void => {
    round++
    clock.clear(retryTimer)
    wayBack.stop()
    heartbeat?.stop()
    if (admittedAt !== undefined && clock.now() - admittedAt >= stableMs) attempt = 0
    admittedAt = undefined
    const had = socket
    socket = undefined
    had?.close()
    if (had) handlers.lost()
  }
  const wait = (ms: number): void => {
    say({ state: 'offline', retryAt: clock.now() + ms })
    retryTimer = clock.after(ms, () => void tryNow())
  }
  const retry = (): void => wait(waitBefore(attempt++, clock.random()))

  const renewOnce = async (reason: DeniedReason): Promise<void> => {
    const mine = round
    const outcome = renewed
      ? 'no'
      : await renew().then(
          isIn => (isIn ? 'yes' : 'no'),
          () => 'unknown',
        )
    if (mine !== round) return
    renewed = outcome !== 'unknown'
    if (outcome === 'yes') await tryNow()
    else if (outcome === 'no') say({ state: 'denied', reason })
    else retry()
  }
  const goOn = (next: AfterClose): void => {
    switch (next.do) {
      case 'retry':
        retry()
        break
      case 'wait':
        wait(next.ms)
        break
      case 'stop':
        say({ state: 'denied', reason: next.reason })
        break
      case 'renew':
        say({ state: 'connecting' })
        void renewOnce(next.reason)
        break
      case 'new-epoch':
        // the wait first: whoever hears of the new document must not find the old connection
        retry()
        handlers.epochChanged()
    }
  }
  const ended = (next: AfterClose): void => {
    letGo()
    goOn(next)
  }
  const broke = (): void => {
    if (admittedAt === undefined) choice.broke(transport)
    ended({ do: 'retry' })
  }
  const handlersOf = (): SocketHandlers => ({
    opened: () => handlers.opened(),
    text: data => {
      heartbeat?.heard()
      handlers.text(data)
    },
    binary: data => {
      heartbeat?.heard()
      handlers.binary(data)
    },
    closed: (code, reason) => {
      if (code === broken) broke()
      else ended(afterClose(code, reason))
    },
  })
  const use = (next: Socket, on: Transport): void => {
    socket = next
    transport = on
    heartbeat = startHeartbeat(clock, () => socket?.send('{"type":"heartbeat"}'), broke)
  }
  const tryNow = async (): Promise<void> => {
    const mine = ++round
    const on = choice.current
    say({ state: 'connecting' })
    try {
      const url = await address(on)
      if (mine !== round) return
      const usual = handlersOf()
      use(on === 'stream' ? openStream(url, ask, clock, usual) : openSocket(url, WebSocket, usual), on)
    } catch (failure) {
      if (mine === round)
        goOn(failure instanceof TuttiError ? afterRefusedTicket(failure.status) : { do: 'retry' })
    }
  }

  // a WebSocket beside the stream: once it is open it takes the stream's place, before anything comes on it
  const wayBack = createWayBack(clock, async () => {
    const mine = round
    const url = await address('websocket')
    if (mine !== round) return false
    return new Promise<boolean>(tell => {
      let usual: SocketHandlers | undefined
      const found = openSocket(url, WebSocket, {
        opened: () => {
          tell(mine === round)
          if (mine !== round) {
            found.close()
            return
          }
          letGo()
          usual = handlersOf()
          use(found, 'websocket')
          usual.opened()
        },
        text: data => usual?.text(data),
        binary: data => usual?.binary(data),
        closed: (code, reason) => {
          tell(false)
          usual?.closed(code, reason)
        },
      })
    })
  })
  const isOver = (): boolean => status.state === 'closed'

  return {
    get status() {
      return status
    },
    start: () => {
      const stopNetwork = watchNetwork(
        () => {
          choice.networkChanged()
          if (status.state === 'offline') {
            letGo()
            void tryNow()
          } else wayBack.look()
        },
        () => {
          if (isOver() || status.state === 'denied') return
          letGo()
          say({ state: 'offline' })
        },
      )
      const stopOther = watchOtherNetwork(wayBack.look)
      const stopChoice = choice.onWayBack(wayBack.look)
      stopWatching = () => {
        stopNetwork()
        stopOther()
        stopChoice()
      }
      void tryNow()
    },
    admitted: () => {
      renewed = false
      admittedAt = clock.now()
      choice.worked(transport)
      if (transport === 'stream') wayBack.start()
      say({ state: 'connected', transport })
    },
    send: data => socket?.send(data),
    reconnect: () => {
      if (isOver()) return
      letGo()
      renewed = false
      void tryNow()
    },
    drop: () => {
      if (!isOver()) ended({ do: 'retry' })
    },
    close: () => {
      if (isOver()) return
      stopWatching()
      letGo()
      say({ state: 'closed' })
    },
  }
}
