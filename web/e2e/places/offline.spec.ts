import type { CDPSession, Page } from '@playwright/test'
import { expect, hostWithLink, test } from '../support/test'

/** `setOffline` alone leaves open sockets open; the page's own sockets are cut as well, as a lost network does. */
const lines = async (page: Page) => {
  const devtools: CDPSession = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  return {
    cut: async () => {
      await page.context().setOffline(true)
      await page.evaluate(() => dispatchEvent(new Event('offline')))
    },
    mend: async () => {
      await page.context().setOffline(false)
    },
  }
}

test('[D6][R3] ten seconds offline while both write: it says so, and then both have everything', async ({
  person,
}) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await host.document.showsSaveState('Saved')
  const line = await lines(guest.page)

  await line.cut()
  await guest.document.type('written on the train ')
  await host.document.type('written at the desk ')
  await guest.document.showsSaveState('Offline')
  await expect(guest.page.getByText('You are offline.')).toBeVisible()
  await guest.page.waitForTimeout(10_000)
  await expect(host.document.editor).not.toContainText('written on the train')

  await line.mend()
  await expect(host.document.editor).toContainText('written on the train')
  await expect(guest.document.editor).toContainText('written at the desk')
  await expect.poll(() => guest.document.text()).toBe(await host.document.text())
  await guest.document.showsSaveState('Saved')
  await expect(guest.page.getByText('You are offline.')).toBeHidden()
})
