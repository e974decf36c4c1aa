import { TuttiError } from '@tutti/client'

/** What to tell a person about a failed request: the server's own sentence where it has one. */
export const failureText = (failure: unknown): string => {
  if (failure instanceof TypeError)
    return 'The server cannot be reached. Check your connection and try again.'
  if (failure instanceof Error && failure.message) return failure.message
  return 'Something went wrong. Try again.'
}

/** Whether the server says that there is no such thing. */
export const isMissing = (failure: unknown): boolean =>
  failure instanceof TuttiError && failure.status === 404

/** Whether the server says that there is no such thing (for us), as opposed to having no answer. */
export const isGone = (failure: unknown): boolean =>
  failure instanceof TuttiError && (failure.status === 404 || failure.status === 403)
