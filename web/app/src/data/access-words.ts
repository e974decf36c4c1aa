import type { ShareAccess } from '@tutti/client'

const words: Record<ShareAccess, { can: string; sentence: string }> = {
  view: { can: 'Can view', sentence: 'You can read along.' },
  comment: { can: 'Can comment', sentence: 'You can read along and comment.' },
  edit: { can: 'Can edit', sentence: 'You can read and edit it, together with the others.' },
}

export const accessName = (access: ShareAccess): string => words[access]?.can ?? access

export const accessSentence = (access: ShareAccess): string => words[access]?.sentence ?? ''

/** Every access a link can give, weakest first. */
export const accesses = ['view', 'comment', 'edit'] as const satisfies readonly ShareAccess[]

/** What someone with these rights in a document may hand on: never more than they have themselves. */
export const accessesToGive = (permissions: readonly string[]): ShareAccess[] =>
  accesses.filter(
    access =>
      access === 'view' ||
      (access === 'comment' && permissions.includes('talk')) ||
      (access === 'edit' && permissions.includes('edit')),
  )
