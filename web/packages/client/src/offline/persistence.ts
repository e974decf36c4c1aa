/**
 * Whether what one writes is on this device too, so that it outlives the window. `off`: not asked for. `keeping`: some of it
 * is just being written. `kept`: all of it is. `failed`: it is only in this window.
 */
export type Persistence =
  | { state: 'off' | 'opening' | 'keeping' | 'kept' }
  | { state: 'failed'; reason: PersistenceFailure }

/**
 * `unavailable`: the browser has no storage for this page, as in a private window. `full`: no room is left. `too-large`: the
 * document is larger than one that is kept. `forgotten`: the person signed out in another window.
 */
export type PersistenceFailure = 'unavailable' | 'full' | 'too-large' | 'forgotten'
