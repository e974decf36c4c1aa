import type { ConnectedFrame, OtherFrame } from './protocol/frames'

/** What a feed needs from its room. */
export type EventFeedNeeds = {
  /** Hands an event on: each once, in the order of their numbers. */
  tell(frame: OtherFrame): void
  /** Some events are lost for good; whoever shows what follows from them reads it anew. */
  missed(): void
  /** Comes back with a new socket, to be told what is missing. */
  comeBack(): void
}

/** The events of a room in their order, over any number of sockets. */
export type EventFeed = {
  /** The number of the last event told; undefined before the first connection. */
  readonly last: number | undefined
  connected(frame: ConnectedFrame): void
  /** The server cannot tell what we missed, or speaks of the content alone. */
  resync(): void
  hear(frame: OtherFrame): void
}

/** Makes a feed that knows nothing yet. */
export const createEventFeed = ({ tell, missed, comeBack }: EventFeedNeeds): EventFeed => {
  let last: number | undefined
  // what `connected` said, until the first event of this socket
  let announced: number | undefined
  let cameBackFor: number | undefined

  const jumpTo = (number: number): void => {
    last = number
    missed()
  }
  return {
    get last() {
      return last
    },
    connected: ({ last_event }) => {
      announced = last === undefined || last === last_event ? undefined : last_event
      last ??= last_event
    },
    resync: () => {
      if (announced !== undefined) jumpTo(announced)
      announced = undefined
    },
    hear: frame => {
      const number = frame.event
      if (typeof number !== 'number') {
        tell(frame)
        return
      }
      announced = undefined
      const expected = (last ?? number - 1) + 1
      if (number < expected) return
      if (number > expected) {
        // a server that keeps the order never does this; one that cannot catch up would do it for ever
        if (cameBackFor !== expected) {
          cameBackFor = expected
          comeBack()
          return
        }
        jumpTo(number - 1)
      }
      last = number
      tell(frame)
    },
  }
}
