const sentences: Record<string, string> = {
  owner: 'You will own the workspace.',
  admin: 'You will be able to edit everything and invite others.',
  editor: 'You will be able to read and edit its documents.',
  commenter: 'You will be able to read its documents and comment on them.',
  viewer: 'You will be able to read its documents.',
}

export const roleSentence = (role: string): string => sentences[role] ?? `You will join as ${role}.`
