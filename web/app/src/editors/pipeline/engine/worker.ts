import { createEngine } from './engine'
import type { FromEngine, ToEngine } from './messages'

const engine = createEngine({
  tell: (message: FromEngine) => postMessage(message),
  pause: () => new Promise(resolve => setTimeout(resolve)),
  now: () => performance.now(),
})

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => engine.hear(data))
