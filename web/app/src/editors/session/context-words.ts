/** How a session is fed, in one place: the command line tool names its commands. */
export const contextWords = {
  title: 'Nothing is known yet',
  text: 'Tokens, health, status and the files touched show up here when a tool sends them. From a terminal:',
  commands: (documentId: string): readonly string[] => [
    `tutti session watch . --document ${documentId}`,
    `tutti session context --document ${documentId} token_count=1200 status=working`,
  ],
} as const
