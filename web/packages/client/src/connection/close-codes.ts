/** Why a room is denied, `put-out` from a live session for as long as it lasts; other final codes say `refused`. */
export type DeniedReason =
  | 'signed-out'
  | 'no-access'
  | 'put-out'
  | 'not-found'
  | 'full'
  | 'too-large'
  | 'bad-message'
  | 'refused'

/** What to do after a socket closed. */
export type AfterClose =
  | { do: 'retry' }
  | { do: 'wait'; ms: number }
  | { do: 'renew'; reason: DeniedReason }
  | { do: 'new-epoch' }
  | { do: 'stop'; reason: DeniedReason }

const floodedWaitMs = 30_000

const reasons: Record<number, DeniedReason> = {
  4400: 'bad-message',
  4403: 'no-access',
  4404: 'not-found',
  4413: 'too-large',
  4430: 'full',
}

// the one refusal of access that passes: it is told by its sentence alone
const putOut = 'removed from the session'

/** The meaning of a close code: 4400-4499 are final but for the three that can be mended, all others but 1009 come back. */
export const afterClose = (code: number, reason = ''): AfterClose => {
  if (code === 4403 && reason === putOut) return { do: 'stop', reason: 'put-out' }
  // 4408: the proof was not accepted in time, which is what an expired cookie looks like
  if (code === 4401 || code === 4408) return { do: 'renew', reason: 'signed-out' }
  if (code === 4409) return { do: 'new-epoch' }
  if (code === 4429) return { do: 'wait', ms: floodedWaitMs }
  // a frame of ours was too big, and the answer to the next step 1 would hold the same change again
  if (code === 1009) return { do: 'stop', reason: 'too-large' }
  if (code >= 4400 && code <= 4499) return { do: 'stop', reason: reasons[code] ?? 'refused' }
  return { do: 'retry' }
}

/** The same for a ticket that was refused over HTTP. */
export const afterRefusedTicket = (status: number): AfterClose => {
  if (status === 401) return { do: 'renew', reason: 'signed-out' }
  if (status === 403) return { do: 'stop', reason: 'no-access' }
  if (status === 404) return { do: 'stop', reason: 'not-found' }
  if (status === 429) return { do: 'wait', ms: floodedWaitMs }
  return { do: 'retry' }
}
