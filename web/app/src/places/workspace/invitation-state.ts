import type { SentInvitation } from '@tutti/client'

type Shown = {
  label: string
  look: 'plain' | 'accent' | 'warn' | 'danger'
  /** What to say beside it. */
  note?: string
  /** Whether a new link can be made of it. */
  renewable: boolean
}

const day = 86_400_000

const until = (expiresAt: string, now: Date): string => {
  const left = Date.parse(expiresAt) - now.getTime()
  if (left < day) return 'expires within a day'
  const days = Math.round(left / day)
  return `expires in ${days} ${days === 1 ? 'day' : 'days'}`
}

/** How an invitation stands, in a word and a note; one that ran out since the list was read counts as expired. */
export const invitationState = (
  { state, expires_at }: Pick<SentInvitation, 'state' | 'expires_at'>,
  now: Date,
): Shown => {
  const ranOut = state === 'open' && Date.parse(expires_at) <= now.getTime()
  switch (ranOut ? 'expired' : state) {
    case 'open':
      return { label: 'Open', look: 'accent', note: until(expires_at, now), renewable: true }
    case 'accepted':
      return { label: 'Accepted', look: 'plain', renewable: false }
    case 'declined':
      return { label: 'Declined', look: 'warn', renewable: false }
    case 'expired':
      return { label: 'Expired', look: 'warn', renewable: true }
    case 'revoked':
      return { label: 'Revoked', look: 'plain', renewable: false }
  }
}
