import { expect, hostWithLink, test } from '../support/test'

test('[D6 R3] ten seconds offline while both write: it says so, and then both have everything', async ({
  person,
  wire,
}) => {
  const [host, guest] = [await person(), await person()]
  const link = new URL(await hostWithLink(host))
  await guest.invite.open(wire.url + link.pathname + link.search)
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await host.document.showsSaveState('Saved')

  wire.cut()
  await guest.document.showsSaveState('Offline')
  await guest.document.type('written on the train ')
  await host.document.type('written at the desk ')
  await expect(guest.page.getByText('You are offline.')).toBeVisible()
  // the time itself is what is tried here: several attempts to come back fail
  await guest.page.waitForTimeout(10_000)
  await guest.document.showsSaveState('Offline')
  await expect(host.document.editor).not.toContainText('written on the train')

  wire.mend()
  // The page also comes back by itself; then there is nothing left to press.
  await guest.page
    .getByRole('button', { name: 'Try now' })
    .click({ timeout: 5_000 })
    .catch(() => undefined)
  await expect(host.document.editor).toContainText('written on the train')
  await expect(guest.document.editor).toContainText('written at the desk')
  await expect.poll(() => guest.document.text()).toBe(await host.document.text())
  await guest.document.showsSaveState('Saved')
  await expect(guest.page.getByText('You are offline.')).toBeHidden()
})

test('[R3] after a short interruption the page comes back by itself', async ({ person, wire }) => {
  const [host, guest] = [await person(), await person()]
  const link = new URL(await hostWithLink(host))
  await guest.invite.open(wire.url + link.pathname + link.search)
  await guest.invite.joinAsGuest('Ada Lovelace')
  wire.cut()
  await guest.document.showsSaveState('Offline')
  await guest.document.goToEnd()
  await guest.document.type('through the tunnel')
  wire.mend()
  await expect(host.document.editor).toContainText('through the tunnel', { timeout: 20_000 })
  await guest.document.showsSaveState('Saved')
})
