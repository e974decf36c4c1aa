import { SquareTerminal } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'

export const kind: Kind = {
  id: 'session',
  name: 'Coding session',
  about: 'Several files of code and what is known about the work on them',
  icon: SquareTerminal,
  order: 4,
  Editor: lazy(async () => ({ default: (await import('./session-editor')).SessionEditor })),
  parts: async () => (await import('./parts')).parts,
  imports: '',
}
