import { expect, it, vi } from 'vitest'
import { provide, textOf } from './provider'
import { invite, newDocument, register, type Someone, serverUrl, textOnServer } from './support'

const ask = async (
  { token }: Someone,
  method: string,
  path: string,
  body: unknown = {},
): Promise<Response> => {
  const answer = await fetch(`${serverUrl()}/api/collaboration/${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** Two people with untouched providers in one document of the first. */
const two = async () => {
  const [ada, bob] = [await register('Ada'), await register('Bob')]
  const { id, workspaceId } = await newDocument(ada, 'base')
  await invite(ada, bob, workspaceId, 'editor')
  return { ada, bob, id, hers: await provide(ada, id), his: await provide(bob, id) }
}

// what is refused is told as a warning, which is what the provider does with it
const quiet = () => vi.spyOn(console, 'warn').mockImplementation(() => undefined)

it('[L2] an untouched y-websocket provider out of its turn changes nothing for anybody, and goes on when the turn comes', async () => {
  const warned = quiet()
  const { ada, bob, id, hers, his } = await two()
  await ask(ada, 'POST', `documents/${id}/session`, { mode: 'sequential' })
  his.doc.getText('content').insert(4, ' too early')
  await vi.waitFor(() => expect(warned).toHaveBeenCalled(), { timeout: 5_000 })
  hers.doc.getText('content').insert(0, 'my turn: ')
  await vi.waitFor(() => expect(textOf(his)).toContain('my turn: '))
  expect(textOf(hers)).toBe('my turn: base')
  expect(await textOnServer(ada, id)).toBe('my turn: base')

  await ask(bob, 'POST', `documents/${id}/session/turn/request`)
  await ask(ada, 'POST', `documents/${id}/session/turn/pass`)
  his.doc.getText('content').insert(0, 'now mine: ')
  await vi.waitFor(() => expect(textOf(hers)).toContain('now mine: '), { timeout: 5_000 })
  await vi.waitFor(() => expect(textOf(hers)).toBe(textOf(his)), { timeout: 5_000 })
})

it('[L3 L4] an untouched y-websocket provider does not change what another has locked', async () => {
  const warned = quiet()
  const { ada, id, hers, his } = await two()
  await ask(ada, 'POST', `documents/${id}/locks`, { resource_type: 'path', resource_id: '/content' })
  his.doc.getText('content').delete(0, 4)
  await vi.waitFor(() => expect(warned).toHaveBeenCalled(), { timeout: 5_000 })
  hers.doc.getText('content').insert(4, ' of hers')
  await vi.waitFor(() => expect(textOf(his)).toContain('of hers'))
  expect(textOf(hers)).toBe('base of hers')
  expect(await textOnServer(ada, id)).toBe('base of hers')
})
