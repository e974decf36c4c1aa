/** How requests and sockets prove who we are. */
export type Auth =
  /** The HttpOnly cookie that signing in sets; the default, for pages of the same origin. */
  | { kind: 'cookie' }
  /** A bearer token, asked for before every request; sockets get a single-use ticket, never the token itself. */
  | { kind: 'token'; getToken: () => string | Promise<string> }
