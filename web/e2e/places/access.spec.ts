import { expect, hostWithLink, test } from '../support/test'

const joined = async (person: Parameters<Parameters<typeof test>[2]>[0]['person']) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await host.document.showsSaveState('Saved')
  return { host, guest }
}

test('[W2] whoever is made a viewer while typing can only read from that moment, and is told by whom', async ({
  person,
}) => {
  test.slow()
  const { host, guest } = await joined(person)
  await guest.document.goToEnd()
  let typing = true
  const keys = (async () => {
    // as fast as a person, so that a slow machine finds time to show what it is told
    while (typing) await guest.page.keyboard.type('and so on ', { delay: 40 })
  })()
  await expect(host.document.editor).toContainText('and so on')
  await host.document.changeRole('Ada Lovelace', 'Viewer')

  // the keys keep the page busy while it learns of it
  await expect(guest.document.editor).toHaveAttribute('contenteditable', 'false', { timeout: 20_000 })
  await expect(guest.page.getByText('You can only view now.')).toBeVisible()
  await expect(guest.page.getByText(/made you a viewer/)).toBeVisible()
  typing = false
  await keys
  await guest.document.showsSaveState('Read-only')
  await expect.poll(() => guest.document.text()).toBe(await host.document.text())

  await host.document.changeRole('Ada Lovelace', 'Editor')
  await expect(guest.page.getByText('You can edit now.')).toBeVisible()
  await guest.document.goToEnd()
  await guest.document.type('back again')
  await expect(host.document.editor).toContainText('back again')
})

test('[W2 SE-15] what a new viewer could not store is kept for copying', async ({ person, wire }) => {
  const [host, guest] = [await person(), await person()]
  const link = new URL(await hostWithLink(host))
  await guest.invite.open(wire.url + link.pathname + link.search)
  await guest.invite.joinAsGuest('Ada Lovelace')
  await guest.document.goToEnd()
  await guest.document.type('stored ')
  await guest.document.showsSaveState('Saved')
  wire.cut()
  await guest.document.showsSaveState('Offline')
  await guest.document.type('written in the tunnel')
  await host.document.changeRole('Ada Lovelace', 'Viewer')
  wire.mend()

  await expect(guest.page.getByText('Your last change was not accepted.')).toBeVisible({ timeout: 20_000 })
  await expect(guest.page.getByText('written in the tunnel')).toBeVisible()
  await expect(guest.page.getByText('You can only view now.')).toBeVisible()
  await expect(guest.document.editor).toHaveAttribute('contenteditable', 'false')
  await expect(guest.document.editor).not.toContainText('written in the tunnel')
  await guest.page.getByRole('button', { name: 'Copy text' }).click()
  expect(await guest.page.evaluate(() => navigator.clipboard.readText())).toBe('written in the tunnel')
  await expect(host.document.editor).not.toContainText('written in the tunnel')
})

test('[W2] whoever is removed is told at once and has a way home', async ({ person }) => {
  const { host, guest } = await joined(person)
  await host.page.getByRole('button', { name: 'Share' }).click()
  await host.page.getByRole('link', { name: 'Manage members' }).click()
  await host.page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await host.page.getByRole('menuitem', { name: /Remove/ }).click()
  await host.page.getByRole('button', { name: /^Remove/ }).click()
  await expect(guest.page.getByRole('heading', { name: 'You no longer have access' })).toBeVisible({
    timeout: 2_000,
  })
  await guest.page.getByRole('button', { name: 'Go home' }).click()
  await guest.home.isShown()
})

test('[W2] a deleted document says so, and whoever may edit brings it back', async ({ person }) => {
  const { host, guest } = await joined(person)
  const title = await host.page.getByRole('textbox', { name: 'Title' }).inputValue()
  const place = host.page.url()
  await host.home.open()
  await host.home.deleteDocument(title)
  await expect(guest.page.getByRole('heading', { name: 'This document was deleted' })).toBeVisible()
  await guest.page.getByRole('button', { name: 'Restore it' }).click()
  await expect(guest.document.editor).toBeVisible()
  await host.page.goto(place)
  await expect(host.document.editor).toBeVisible()
})
