import type { SessionMode } from '@tutti/client'
import { Lock, type LucideIcon, UserRoundPen, UsersRound } from 'lucide-react'

/** How people write together, in words. */
export const modes: readonly { mode: SessionMode; name: string; text: string; icon: LucideIcon }[] = [
  {
    mode: 'parallel',
    name: 'Everyone writes',
    text: 'All who may edit write at the same time.',
    icon: UsersRound,
  },
  {
    mode: 'sequential',
    name: 'One at a time',
    text: 'Whoever has the turn writes. The others read, and ask for it.',
    icon: UserRoundPen,
  },
  {
    mode: 'locked',
    name: 'Only what is locked',
    text: 'Each writes only in what they have locked for themselves.',
    icon: Lock,
  },
]

const [usual] = modes

export const modeOf = (mode: SessionMode): (typeof modes)[number] => {
  const found = modes.find(each => each.mode === mode) ?? usual
  if (!found) throw new Error('there are no modes')
  return found
}
