import { type Api, bodyOf, done } from './api/http'
import type { User } from './api/types'
import type { Stop } from './emitter'
import { TuttiError } from './errors'
import type { PasskeyAnswer } from './features/account'

/** `unknown` until restored once. */
export type SessionStatus = 'unknown' | 'signed-out' | 'signed-in'

/** Who is signed in. With token auth the application signs in by itself; `restore` then reads who that is. */
export type Session = {
  readonly user: User | undefined
  readonly status: SessionStatus
  /** Asks the server who we are. Nobody is no error; without an answer it fails and leaves us signed out. */
  restore(): Promise<User | undefined>
  register(input: { email: string; name: string; password: string }): Promise<User>
  login(input: { email: string; password: string }): Promise<User>
  /** A guest with a workspace of examples. */
  guest(input?: { name?: string }): Promise<{ user: User; workspace_id: string | undefined }>
  /** With what the browser's authenticator answered to `account.passkeys.signInOptions`. */
  loginWithPasskey(input: PasskeyAnswer): Promise<User>
  /** An account without a password, with what the authenticator answered to `account.passkeys.signUpOptions`. */
  registerWithPasskey(input: PasskeyAnswer): Promise<User>
  /** A guest becomes an account; person, workspace and documents stay. */
  upgrade(input: { email: string; name?: string; password: string }): Promise<User>
  /** Changes one's own name or colour. */
  update(input: { name?: string; color?: string }): Promise<User>
  /** Sets one's own picture: PNG, JPEG or WebP. */
  setAvatar(picture: Blob): Promise<User>
  removeAvatar(): Promise<User>
  logout(): Promise<void>
  /** Listens to changes until the returned function is called. */
  subscribe(listener: () => void): Stop
}

const auth = '/api/collaboration/auth'
const avatar = '/api/collaboration/me/avatar'

/** Makes a session nothing is known of. */
export const createSession = (api: Api): Session => {
  let user: User | undefined
  let status: SessionStatus = 'unknown'
  const listeners = new Set<() => void>()

  const become = (next: User | undefined): User | undefined => {
    user = next
    status = next ? 'signed-in' : 'signed-out'
    for (const listener of [...listeners]) listener()
    return next
  }
  const enter = (next: User): User => {
    become(next)
    return next
  }
  const entering = async (asked: Parameters<typeof bodyOf<{ user: User }>>[0]): Promise<User> =>
    enter((await bodyOf(asked)).user)
  return {
    get user() {
      return user
    },
    get status() {
      return status
    },
    restore: async () => {
      try {
        return become((await bodyOf(api.GET('/api/collaboration/me'))).user)
      } catch (failure) {
        // someone who was signed in stays so while the server cannot be reached
        const isNobody = failure instanceof TuttiError && failure.status === 401
        if (isNobody || status === 'unknown') become(undefined)
        if (isNobody) return undefined
        throw failure
      }
    },
    register: async input =>
      enter((await bodyOf(api.POST('/api/collaboration/auth/register', { body: input }))).user),
    login: async input =>
      enter((await bodyOf(api.POST('/api/collaboration/auth/login', { body: input }))).user),
    guest: async (input = {}) => {
      const answer = await bodyOf(api.POST('/api/collaboration/auth/guest', { body: input }))
      return { user: enter(answer.user), workspace_id: answer.workspace_id }
    },
    loginWithPasskey: body => entering(api.POST(`${auth}/passkeys/login`, { body })),
    registerWithPasskey: body => entering(api.POST(`${auth}/passkeys/sign-up`, { body })),
    upgrade: body => entering(api.POST(`${auth}/upgrade`, { body })),
    update: body => entering(api.PATCH('/api/collaboration/me', { body })),
    setAvatar: picture =>
      entering(
        api.PUT(avatar, {
          // the document says text for bytes
          body: picture as unknown as string,
          bodySerializer: body => body,
          headers: { 'content-type': picture.type },
        }),
      ),
    removeAvatar: () => entering(api.DELETE(avatar)),
    logout: async () => {
      await done(api.POST('/api/collaboration/auth/logout'))
      become(undefined)
    },
    subscribe: listener => {
      const own = (): void => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}
