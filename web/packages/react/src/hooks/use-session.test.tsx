// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { createScene } from '../testing/scene'
import { useSession } from './use-session'

afterEach(cleanup)

it('[W6] shows who is signed in as it changes', async () => {
  const user = { id: 'u', name: 'Ada', color: '#123456' }
  const answers = [Response.json({ user }), new Response(null, { status: 204 })]
  const { tutti, Frame } = createScene(async () => answers.shift() ?? new Response('', { status: 500 }))
  const Account = () => {
    const { status, user } = useSession()
    return <p role="status">{`${status} ${user?.name ?? 'nobody'}`}</p>
  }
  render(
    <Frame>
      <Account />
    </Frame>,
  )
  const shown = () => screen.getByRole('status').textContent
  expect(shown()).toBe('unknown nobody')
  await act(() => tutti.session.login({ email: 'a', password: 'b' }))
  expect(shown()).toBe('signed-in Ada')
  await act(() => tutti.session.logout())
  expect(shown()).toBe('signed-out nobody')
})
