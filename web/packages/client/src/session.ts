import { type Api, bodyOf, done } from './api/http'
import type { User } from './api/types'
import type { Stop } from './emitter'
import { TuttiError } from './errors'

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
  logout(): Promise<void>
  /** Listens to changes until the returned function is called. */
  subscribe(listener: () => void): Stop
}

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
