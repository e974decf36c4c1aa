/** For actions whose failure was already told by a toast: the rest of the action is simply not done. */
export const quietly = (action: Promise<unknown>): void => {
  action.catch(() => undefined)
}
