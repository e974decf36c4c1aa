import { type Api, allPages, bodyOf, done, type Page } from '../api/http'
import { loose } from '../api/loose'
import type { ActiveSession, Passkey, PasskeyOptions, WaysIn } from '../api/types'

/** What the browser's authenticator answered, with the state of the options it was asked with. */
export type PasskeyAnswer = { credential: unknown; state: string }

/** The keys of one's own account. */
export type Passkeys = {
  list(): Promise<Passkey[]>
  /** What to ask the authenticator for a new key of one's own. */
  addOptions(): Promise<PasskeyOptions>
  add(input: PasskeyAnswer & { name?: string }): Promise<Passkey>
  rename(id: string, input: { name: string }): Promise<Passkey>
  remove(id: string): Promise<void>
  /** What to ask the authenticator to sign in; without an address any key of this server does. */
  signInOptions(input?: { email?: string }): Promise<PasskeyOptions>
  /** What to ask the authenticator for the first key of a new account. */
  signUpOptions(input: { email: string; name: string }): Promise<PasskeyOptions>
}

/** One's own account on the stand-alone server; everything may fail with a `TuttiError`. */
export type Account = {
  /** Needs no sign-in. */
  ways(): Promise<WaysIn>
  /** Where one is signed in, the newest use first. */
  sessions(): Promise<ActiveSession[]>
  endSession(id: string): Promise<void>
  /** Ends every session but this one. */
  endOtherSessions(): Promise<void>
  /** All other sessions end. */
  changePassword(input: { current_password?: string; new_password: string }): Promise<void>
  /** Has a message with a link sent; the answer is the same whether or not there is such an account. */
  forgotPassword(input: { email: string }): Promise<void>
  /** Sets a new password with the token of that message; every session ends. */
  resetPassword(input: { token: string; new_password: string }): Promise<void>
  readonly passkeys: Passkeys
}

const auth = '/api/collaboration/auth'
const sessions = `${auth}/sessions`
const passkeys = `${auth}/passkeys`
const passkey = `${passkeys}/{passkey_id}`

/** Binds the functions to a client. */
export const createAccount = (api: Api): Account => {
  const { GET, POST, PATCH, DELETE } = loose(api)
  return {
    ways: () => bodyOf(GET<WaysIn>(`${auth}/ways`)),
    sessions: () =>
      allPages(after =>
        bodyOf(GET<Page<ActiveSession>>(sessions, { params: { query: after ? { after } : {} } })),
      ),
    endSession: id => done(DELETE(`${sessions}/{session_id}`, { params: { path: { session_id: id } } })),
    endOtherSessions: () => done(POST(`${sessions}/end-others`)),
    changePassword: body => done(POST(`${auth}/password`, { body })),
    forgotPassword: body => done(POST(`${auth}/password/forgot`, { body })),
    resetPassword: body => done(POST(`${auth}/password/reset`, { body })),
    passkeys: {
      list: async () => (await bodyOf(GET<Page<Passkey>>(passkeys))).items,
      addOptions: () => bodyOf(POST<PasskeyOptions>(`${passkeys}/options`)),
      add: body => bodyOf(POST<Passkey>(passkeys, { body })),
      rename: (id, body) => bodyOf(PATCH<Passkey>(passkey, { params: { path: { passkey_id: id } }, body })),
      remove: id => done(DELETE(passkey, { params: { path: { passkey_id: id } } })),
      signInOptions: (body = {}) => bodyOf(POST<PasskeyOptions>(`${passkeys}/login-options`, { body })),
      signUpOptions: body => bodyOf(POST<PasskeyOptions>(`${passkeys}/sign-up-options`, { body })),
    },
  }
}
