/** Only paths of this page: a link must not send someone who just signed in elsewhere (open redirect). */
export const safePath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/home')
