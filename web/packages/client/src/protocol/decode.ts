import type {
  AckFrame,
  ConnectedFrame,
  ErrorFrame,
  OtherFrame,
  PermissionsFrame,
  PersonFrame,
  ServerFrame,
} from './frames'

const isFrame = (value: unknown): value is OtherFrame =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Reads a JSON frame; throws when it is none. The one place that believes the server about shapes. */
export const readFrame = (text: string): ServerFrame => {
  const frame: unknown = JSON.parse(text)
  if (!isFrame(frame)) throw new SyntaxError('not a frame')
  switch (frame.type) {
    case 'connected':
      return { kind: 'connected', frame: frame as unknown as ConnectedFrame }
    case 'ack':
      return { kind: 'ack', frame: frame as AckFrame }
    case 'error':
      return { kind: 'error', frame: frame as unknown as ErrorFrame }
    case 'user_joined':
    case 'user_left':
    case 'user_updated':
      return { kind: 'person', frame: frame as unknown as PersonFrame }
    case 'permissions_changed':
      return { kind: 'permissions', frame: frame as unknown as PermissionsFrame }
    case 'resync':
      return { kind: 'resync' }
    case 'heartbeat':
      return { kind: 'heartbeat' }
    default:
      return { kind: 'other', frame }
  }
}
