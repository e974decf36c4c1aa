import type { Persistence } from '@tutti/client'

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** What waits to be sent, in words; undefined when nothing does. */
export const waitingWords = (edits: number, actions: number): string | undefined => {
  const parts = [
    ...(edits > 0 ? [count(edits, 'change', 'changes')] : []),
    ...(actions > 0 ? [count(actions, 'action', 'actions')] : []),
  ]
  return parts.length > 0 ? parts.join(' and ') : undefined
}

const onlyHere: Record<Extract<Persistence, { state: 'failed' }>['reason'], string> = {
  unavailable: 'this browser does not let the page store anything',
  full: 'the storage of this device is full',
  'too-large': 'the document is too large to be kept on this device',
  forgotten: 'you signed out in another window',
}

/** Where what one writes without a connection is, told as it is. */
export const keptWords = (persistence: Persistence): string => {
  if (persistence.state === 'failed')
    return `Changes are only in this window, since ${onlyHere[persistence.reason]}: leave it open until you are back.`
  if (persistence.state === 'off') return 'Changes are only in this window: leave it open until you are back.'
  return 'You can go on writing: changes are kept on this device and sent when you are back.'
}
