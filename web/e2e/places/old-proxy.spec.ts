import { layOldProxy } from '../support/old-proxy'
import { expect, hostWithLink, test } from '../support/test'

test('[R7] where no WebSocket gets through two people still write and see each other, and come back to WebSockets by themselves', async ({
  person,
  baseURL,
}) => {
  const proxy = await layOldProxy(baseURL ?? '')
  const [host, guest] = [await person({ baseURL: proxy.url }), await person({ baseURL: proxy.url })]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await expect(guest.document.editor.locator('.cm-line')).toHaveCount(1)

  await host.document.type('by the stream ')
  await guest.document.goToEnd()
  await guest.document.type('and up again ')
  for (const { document } of [host, guest]) {
    await expect(document.editor).toContainText('by the stream and up again')
    await document.showsSaveState('Saved')
  }
  expect(proxy.refused()).toBeGreaterThan(0)
  expect(proxy.open()).toEqual({ sockets: 0, streams: 2 })

  await expect(host.document.caretOf('Ada Lovelace')).toBeVisible()
  await expect.poll(() => host.document.gapOfCaret('Ada Lovelace')).toBeLessThan(3)
  await host.document.goToEnd()
  await expect(guest.page.locator('.cm-person')).toHaveCount(1)

  proxy.renew()
  // typing goes on while the way changes
  const typing = host.document.type('never stopping for a moment on the way back')
  for (const { page } of [host, guest]) await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(() => proxy.open(), { timeout: 20_000 }).toEqual({ sockets: 2, streams: 0 })
  await typing
  await guest.document.goToEnd()
  await guest.document.type(', and answered')
  const whole = 'by the stream and up again never stopping for a moment on the way back, and answered'
  for (const { document } of [host, guest]) {
    await expect.poll(() => document.text()).toBe(whole)
    await document.showsSaveState('Saved')
  }
  await expect(host.document.caretOf('Ada Lovelace')).toHaveCount(1)
  await proxy.remove()
})
