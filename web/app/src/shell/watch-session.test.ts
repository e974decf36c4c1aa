import { QueryClient } from '@tanstack/react-query'
import type { Session, User } from '@tutti/client'
import { expect, it, vi } from 'vitest'
import { type Channel, watchSession } from './watch-session'

const person = (id: string): User => ({ id, name: id, color: '#123456', is_guest: false })

const openScene = () => {
  const listeners: (() => void)[] = []
  const restore = vi.fn(async () => undefined)
  const session = { user: undefined, status: 'unknown', restore } as unknown as Session & {
    user: User | undefined
    status: string
  }
  session.subscribe = listener => {
    listeners.push(listener)
    return () => undefined
  }
  const queries = new QueryClient()
  let heard: (personId: unknown) => void = () => undefined
  const say = vi.fn()
  const channel: Channel = {
    say,
    hear: listener => {
      heard = listener
    },
  }
  watchSession(session, queries, channel)
  return {
    restore,
    queries,
    say,
    become: (user: User | undefined) => {
      session.user = user
      session.status = user ? 'signed-in' : 'signed-out'
      for (const listener of listeners) listener()
    },
    hear: (personId: unknown) => heard(personId),
  }
}

it('[CL-01] nothing that was read for one person is left for the next', () => {
  const { queries, become } = openScene()
  become(person('ada'))
  queries.setQueryData(['document', '1'], 'a secret of ada')
  become(person('ada'))
  expect(queries.getQueryData(['document', '1'])).toBe('a secret of ada')
  become(person('bob'))
  expect(queries.getQueryData(['document', '1'])).toBeUndefined()
})

it('[CL-01] what was read signed out stays, so that coming in does not start over', () => {
  const { queries, become } = openScene()
  queries.setQueryData(['share-link', 't'], 'link')
  become(person('ada'))
  expect(queries.getQueryData(['share-link', 't'])).toBe('link')
})

it('[CL-01] other tabs learn who is signed in and ask the server', () => {
  const { say, become, hear, restore } = openScene()
  hear('bob')
  expect(restore).not.toHaveBeenCalled()
  become(person('ada'))
  expect(say).toHaveBeenLastCalledWith('ada')
  hear('ada')
  expect(restore).not.toHaveBeenCalled()
  hear('bob')
  hear(null)
  expect(restore).toHaveBeenCalledTimes(2)
  become(undefined)
  expect(say).toHaveBeenLastCalledWith(null)
})
