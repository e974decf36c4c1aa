import { WebSocket } from 'ws'

// node 20 has no WebSocket of its own; y-websocket and our client both look for the global one
Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? WebSocket })
