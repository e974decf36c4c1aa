// @vitest-environment jsdom

import { act, cleanup, render, screen } from '@testing-library/react'
import type { Room } from '@tutti/client'
import { type ReactNode, useEffect } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { useMyPresence } from './hooks/use-my-presence'
import { useOthers } from './hooks/use-others'
import { useParticipants } from './hooks/use-participants'
import { useRoomEvent } from './hooks/use-room-event'
import { useRoomStatus } from './hooks/use-room-status'
import { useSaveState } from './hooks/use-save-state'
import { RoomProvider, useRoom } from './room-provider'
import { connectedFrame, createScene, FakeSocket, person } from './testing/scene'

afterEach(cleanup)

const settle = () => act(async () => undefined)
const say = (frame: object | Uint8Array) => act(async () => FakeSocket.last.say(frame))

/** Opens a room around `children`; the newest room object is given to `see`. */
const openWith = async (children: ReactNode, see: (room: Room) => void = () => undefined) => {
  const { Frame } = createScene()
  const See = () => {
    see(useRoom())
    return null
  }
  const tree = (documentId: string) => (
    <Frame>
      <RoomProvider documentId={documentId} fallback="opening">
        <See />
        {children}
      </RoomProvider>
    </Frame>
  )
  const { rerender, unmount } = render(tree('doc'))
  await settle()
  return { unmount, show: (documentId: string) => rerender(tree(documentId)) }
}

const admit = async () => {
  await act(async () => FakeSocket.last.open())
  await say(connectedFrame())
  await say(Uint8Array.of(0, 0, 1, 0))
  await say(Uint8Array.of(0, 1, 2, 0, 0))
}

const Shown = () => {
  const status = useRoomStatus()
  const saved = useSaveState()
  const people = useParticipants()
  return <p role="status">{[status.state, saved, ...people.map(({ id }) => id)].join(' ')}</p>
}

const shown = () => screen.getByRole('status').textContent

it('[R1] opens one socket in StrictMode and closes it when it goes', async () => {
  const { unmount } = await openWith(<Shown />)
  expect(FakeSocket.all).toHaveLength(1)
  await admit()
  unmount()
  expect(FakeSocket.last.readyState).toBe(3)
})

it('[R1] opens another room for another document', async () => {
  const rooms = new Set<Room>()
  const { show } = await openWith(<Shown />, room => rooms.add(room))
  show('other')
  await settle()
  expect(FakeSocket.all).toHaveLength(2)
  expect(FakeSocket.last.url).toContain('/other?')
  expect([...rooms].at(-1)?.documentId).toBe('other')
})

it('[R1] shows status, what is saved and who is here as they change', async () => {
  await openWith(<Shown />)
  expect(shown()).toBe('connecting saving')
  await admit()
  expect(shown()).toBe('connected saving ada')
  await say({ type: 'ack', upto: 1 })
  expect(shown()).toBe('connected saved ada')
  await say({ type: 'user_joined', participant: person('grace') })
  expect(shown()).toBe('connected saved ada grace')
  await act(async () => FakeSocket.last.end(4403))
  expect(shown()).toBe('denied offline ada')
})

it('[R2] gives a new room object after a reset, so that editors bind to the new document', async () => {
  const bound: Room['doc'][] = []
  const Editor = () => {
    const room = useRoom()
    useEffect(() => {
      bound.push(room.doc)
    }, [room])
    return null
  }
  const refused = vi.fn()
  const Notice = () => {
    useRoomEvent('refused', ({ text }) => refused(text))
    return null
  }
  const rooms: Room[] = []
  await openWith(
    <>
      <Editor />
      <Notice />
    </>,
    room => rooms.push(room),
  )
  await admit()
  rooms.at(-1)?.doc.getText('content').insert(0, 'mine')
  await say({ type: 'error', error_code: 'UPDATE_REJECTED', message: 'no', update: 2 })
  expect(refused).toHaveBeenCalledExactlyOnceWith('mine')
  expect(new Set(bound).size).toBe(2)
  expect(bound.at(-1)).toBe(rooms.at(-1)?.doc)
  expect(bound.at(-1)?.getText('content').toString()).toBe('')
})

it('[P1] shows others and changes our own presence', async () => {
  let update: ReturnType<typeof useMyPresence>[1] = () => undefined
  const Cursors = () => {
    const others = useOthers()
    const [mine, change] = useMyPresence()
    update = change
    return <p role="status">{`${others.length} ${mine.activity ?? 'nothing'}`}</p>
  }
  await openWith(<Cursors />)
  await admit()
  expect(shown()).toBe('0 nothing')
  act(() => update({ activity: 'typing' }))
  expect(shown()).toBe('0 typing')
  act(() => update({ activity: undefined as never }))
  expect(shown()).toBe('0 nothing')
  // one state of client 7 with clock 1
  const state = new TextEncoder().encode('{"status":"active"}')
  await say(Uint8Array.of(1, state.length + 4, 1, 7, 1, state.length, ...state))
  expect(shown()).toBe('1 nothing')
})

it('[R1] calls the newest listener of an event only', async () => {
  const heard: string[] = []
  const Listener = ({ name }: { name: string }) => {
    useRoomEvent('joined', ({ id }) => heard.push(`${name} ${id}`))
    return null
  }
  const { Frame } = createScene()
  const tree = (name: string) => (
    <Frame>
      <RoomProvider documentId="doc">
        <Listener name={name} />
      </RoomProvider>
    </Frame>
  )
  const { rerender } = render(tree('first'))
  await settle()
  await admit()
  rerender(tree('second'))
  await say({ type: 'user_joined', participant: person('grace') })
  expect(heard).toEqual(['second grace'])
})

it('[R1] says which provider is missing', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect(() => render(<Shown />)).toThrow('useRoom needs a <RoomProvider>')
  expect(() => render(<RoomProvider documentId="doc" />)).toThrow('useTutti needs a <TuttiProvider>')
})
