import type { LiveSession, SessionPerson } from '@tutti/client'

const order = ['next', 'second', 'third', 'fourth', 'fifth']

/** Whose turn it is, for one person who sees it. */
export type TurnView = {
  isMine: boolean
  holder: SessionPerson | undefined
  /** Oneself in the queue, from 1; undefined when one does not wait. */
  position: number | undefined
  sentence: string
}

const waiting = (position: number): string =>
  position <= order.length ? `You are ${order[position - 1]}.` : `You are number ${position} in the queue.`

export const turnView = ({ turn, queue }: LiveSession, you: string | undefined): TurnView => {
  const { holder } = turn
  const index = queue.findIndex(({ id }) => id === you)
  const position = index < 0 ? undefined : index + 1
  const isMine = holder !== undefined && holder.id === you
  const who = isMine ? 'It is your turn.' : holder ? `It is ${holder.name}’s turn.` : 'Nobody has the turn.'
  return {
    isMine,
    holder,
    position,
    sentence: position === undefined || isMine ? who : `${who} ${waiting(position)}`,
  }
}
