/** Takes a listener away again; calling it twice does nothing. */
export type Stop = () => void

/** Typed listeners. */
export type Emitter<Events> = {
  /** Calls `listener` at every `event` until the returned function is called. */
  on<Name extends keyof Events>(event: Name, listener: (value: Events[Name]) => void): Stop
  /** Calls every listener of `event`; one that throws does not keep the others from being called. */
  emit<Name extends keyof Events>(event: Name, value: Events[Name]): void
}

type Listeners<Events> = { [Name in keyof Events]?: Set<(value: Events[Name]) => void> }

/** Makes an emitter without listeners. */
export const createEmitter = <Events>(): Emitter<Events> => {
  const all: Listeners<Events> = {}
  return {
    on: (event, listener) => {
      const listeners = all[event] ?? new Set()
      all[event] = listeners
      // wrapped, so that the same function may listen twice and stop once
      const own: typeof listener = value => listener(value)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    emit: (event, value) => {
      for (const listener of [...(all[event] ?? [])]) {
        try {
          listener(value)
        } catch (failure) {
          reportLater(failure)
        }
      }
    },
  }
}

// a listener's mistake must reach the console and error trackers, but not the connection
const reportLater = (failure: unknown): void => {
  queueMicrotask(() => {
    throw failure
  })
}
