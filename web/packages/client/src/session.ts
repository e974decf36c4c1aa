import { type Api, bodyOf, done } from './api/http'
import type { User } from './api/types'
import { type Clock, systemClock } from './clock'
import type { Stop } from './emitter'
import { TuttiError } from './errors'
import type { PasskeyAnswer } from './features/account'
import type { Device } from './offline/device'

/** `unknown` until restored once. */
export type SessionStatus = 'unknown' | 'signed-out' | 'signed-in'

/** Who is signed in. With token auth the application signs in by itself; `restore` then reads who that is. */
export type Session = {
  readonly user: User | undefined
  readonly status: SessionStatus
  /**
   * Asks the server who we are. Nobody is no error. Without an answer we stay who we are, or become who was signed in last on
   * this device; where nobody is known it fails and leaves us signed out.
   */
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
  /** Signs out, and removes everything that is kept for the person on this device. */
  logout(): Promise<void>
  /** Listens to changes until the returned function is called. */
  subscribe(listener: () => void): Stop
}

const patienceMs = 4_000
const askAgainMs = 15_000

const auth = '/api/collaboration/auth'
const avatar = '/api/collaboration/me/avatar'

/** What the device knows of who is signed in. */
export type SessionMemory = Pick<Device, 'remember' | 'lastPerson' | 'forget'>

/** Makes a session nothing is known of. */
export const createSession = (api: Api, memory?: SessionMemory, clock: Clock = systemClock): Session => {
  let user: User | undefined
  let status: SessionStatus = 'unknown'
  const listeners = new Set<() => void>()

  const become = (next: User | undefined): User | undefined => {
    user = next
    status = next ? 'signed-in' : 'signed-out'
    for (const listener of [...listeners]) listener()
    return next
  }
  const enter = async (next: User): Promise<User> => {
    // before anyone keeps something for them; a device that cannot remember keeps nothing
    await memory?.remember(next).catch(() => undefined)
    become(next)
    return next
  }
  const entering = async (asked: Parameters<typeof bodyOf<{ user: User }>>[0]): Promise<User> =>
    enter((await bodyOf(asked)).user)
  /** Who was signed in last on this device, until the server says who it really is. */
  const recall = async (): Promise<User | undefined> => {
    const last = status === 'unknown' ? await memory?.lastPerson() : undefined
    if (!last || status !== 'unknown') return user
    const ask = (): void => void session.restore().catch(() => clock.after(askAgainMs, ask))
    clock.after(askAgainMs, ask)
    return become(last)
  }
  const session: Session = {
    get user() {
      return user
    },
    get status() {
      return status
    },
    restore: async () => {
      const asked = bodyOf(api.GET('/api/collaboration/me'))
      // a server that does not answer at all must not keep anybody from what is on their device
      const patience = clock.after(patienceMs, () => void recall().catch(() => undefined))
      try {
        return await enter((await asked).user)
      } catch (failure) {
        const isNobody = failure instanceof TuttiError && failure.status === 401
        if (isNobody) {
          // what is kept stays for them, and is not shown to whoever comes now
          await memory?.remember(undefined).catch(() => undefined)
          return become(undefined)
        }
        // someone who was signed in stays so while the server cannot be reached
        if (status !== 'unknown') throw failure
        const last = await recall()
        if (last) return last
        become(undefined)
        throw failure
      } finally {
        clock.clear(patience)
      }
    },
    register: async input =>
      enter((await bodyOf(api.POST('/api/collaboration/auth/register', { body: input }))).user),
    login: async input =>
      enter((await bodyOf(api.POST('/api/collaboration/auth/login', { body: input }))).user),
    guest: async (input = {}) => {
      const answer = await bodyOf(api.POST('/api/collaboration/auth/guest', { body: input }))
      return { user: await enter(answer.user), workspace_id: answer.workspace_id }
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
      const left = user
      become(undefined)
      if (left) await memory?.forget(left.id).catch(() => undefined)
    },
    subscribe: listener => {
      const own = (): void => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
  return session
}
