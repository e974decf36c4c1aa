import { expect, hostWithLink, test } from '../support/test'

test('[D2] "Try it now" opens a ready document that can be written at once', async ({ person }) => {
  const host = await person()
  const started = Date.now()
  await host.start.tryItNow()
  await host.document.goToEnd()
  await host.document.type('written at once')
  await expect(host.document.editor).toContainText('written at once')
  await host.document.showsSaveState('Saved')
  expect(Date.now() - started).toBeLessThan(10_000)
})

test('[D1 D5] two people type into the same line at the same time and both read the same, also after a reload', async ({
  person,
}) => {
  const [host, guest] = [await person(), await person()]
  const link = await hostWithLink(host)
  await guest.invite.open(link)
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await expect(guest.document.editor.locator('.cm-line')).toHaveCount(1)

  await Promise.all([host.document.type('the quick brown fox '), guest.document.type('JUMPS OVER THE DOG ')])

  // every character arrives exactly once, each person's own in the order they were typed
  const lettersOf = (text: string) => [...text].sort().join('')
  const typed = lettersOf('the quick brown fox JUMPS OVER THE DOG ')
  await expect.poll(async () => lettersOf(await host.document.text())).toBe(typed)
  await expect.poll(() => guest.document.text()).toBe(await host.document.text())
  await host.document.showsSaveState('Saved')
  await guest.document.showsSaveState('Saved')

  const before = await host.document.text()
  await host.page.reload()
  await expect.poll(() => host.document.text()).toBe(before)
})

test('[P3] each sees the other by name and colour and sees the cursor move', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await guest.document.goToEnd()
  await guest.document.type('here')

  const caret = host.document.caretOf('Ada Lovelace')
  await expect(caret).toBeVisible()
  const place = async () => (await caret.boundingBox())?.x ?? 0
  const before = await place()
  await guest.document.type(' I am')
  await expect.poll(place).toBeGreaterThan(before)
  await expect.poll(() => host.document.gapOfCaret('Ada Lovelace')).toBeLessThan(3)

  await host.document.goToEnd()
  await expect(guest.page.locator('.cm-person')).toHaveCount(1)
  await expect(host.document.people.getByText('Ada Lovelace')).toBeVisible()
})

test('[P3] the name on a cursor rests after ten seconds without movement, the cursor stays', async ({
  person,
}) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await guest.document.goToEnd()
  await guest.document.type('x')
  const name = host.document.caretOf('Ada Lovelace').locator('.cm-personName')
  await expect(name).toHaveCSS('opacity', '1')
  await expect(name).toHaveCSS('opacity', '0', { timeout: 14_000 })
  await expect(host.document.caretOf('Ada Lovelace')).toBeVisible()
  await guest.document.type('y')
  await expect(name).toHaveCSS('opacity', '1')
})

test('[P2] others read what one does: typing, then editing after three seconds', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await guest.document.goToEnd()
  await guest.document.type('x')
  const ada = host.document.people.getByRole('listitem').filter({ hasText: 'Ada Lovelace' })
  await expect(ada).toContainText('Typing')
  await expect(ada).toContainText('Editing')
})

test('[P8] others are told when someone joins and leaves, oneself is not', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.showsToast('Ada Lovelace joined')
  await expect(guest.page.getByText('Ada Lovelace joined')).toBeHidden()
  await guest.page.close()
  await host.document.showsToast('Ada Lovelace left')
  await expect(host.document.people.getByText('Ada Lovelace')).toBeHidden()
})

test('[D7] undo takes back my own words and leaves the words of others', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await guest.document.goToEnd()
  await guest.document.type('hers ')
  await expect(host.document.editor).toContainText('hers')
  await host.document.goToEnd()
  await host.document.type('mine')
  await host.document.press('Control+z')
  await expect(host.document.editor).not.toContainText('mine')
  await expect(host.document.editor).toContainText('hers')
})
