import { type Api, allPages, bodyOf, done } from '../api/http'
import type { ActiveSession, Passkey, PasskeyOptions, SignInWays, WaysIn } from '../api/types'

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
  /** What to ask the authenticator to sign in: any key of this server does. */
  signInOptions(): Promise<PasskeyOptions>
  /** What to ask the authenticator for the first key of a new account. */
  signUpOptions(input: { email: string; name: string }): Promise<PasskeyOptions>
}

/** One's own account on the stand-alone server; everything may fail with a `TuttiError`. */
export type Account = {
  /** Needs no sign-in. */
  ways(): Promise<WaysIn>
  /** By what one can sign in oneself. */
  signIn(): Promise<SignInWays>
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
const sessions = `${auth}/sessions` as const
const passkeys = `${auth}/passkeys` as const
const passkey = `${passkeys}/{passkey_id}` as const

/** Binds the functions to a client. */
export const createAccount = (api: Api): Account => ({
  ways: () => bodyOf(api.GET(`${auth}/ways`)),
  signIn: async () =>
    (await bodyOf(api.GET('/api/collaboration/me'))).sign_in ?? { password: false, passkeys: 0 },
  sessions: () => allPages(after => bodyOf(api.GET(sessions, { params: { query: after ? { after } : {} } }))),
  endSession: id => done(api.DELETE(`${sessions}/{session_id}`, { params: { path: { session_id: id } } })),
  endOtherSessions: () => done(api.POST(`${sessions}/end-others`)),
  changePassword: body => done(api.POST(`${auth}/password`, { body })),
  forgotPassword: body => done(api.POST(`${auth}/password/forgot`, { body })),
  resetPassword: body => done(api.POST(`${auth}/password/reset`, { body })),
  passkeys: {
    list: async () => (await bodyOf(api.GET(passkeys))).items,
    addOptions: () => bodyOf(api.POST(`${passkeys}/options`)),
    add: body => bodyOf(api.POST(passkeys, { body })),
    rename: (id, body) => bodyOf(api.PATCH(passkey, { params: { path: { passkey_id: id } }, body })),
    remove: id => done(api.DELETE(passkey, { params: { path: { passkey_id: id } } })),
    signInOptions: () => bodyOf(api.POST(`${passkeys}/login-options`)),
    signUpOptions: body => bodyOf(api.POST(`${passkeys}/sign-up-options`, { body })),
  },
})
