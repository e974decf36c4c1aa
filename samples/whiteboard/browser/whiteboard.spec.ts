import { expect, hostWithLink, test } from '../support/test'

test('[D2] a fifth kind has rooms, saving and undo from the start', async ({ person }) => {
  const host = await person()
  const link = await hostWithLink(host)
  await host.page.goto('/home')
  await host.page.getByRole('link', { name: /^Ideas/ }).first().click()
  const note = host.page.getByRole('button', { name: 'Move me' })
  await expect(note).toBeVisible()

  const other = await person()
  await other.invite.open(link)
  await other.invite.joinAsGuest('Ada Lovelace')
  await other.page.goto(host.page.url())
  const theirs = other.page.getByRole('button', { name: 'Move me' })
  await expect(theirs).toBeVisible()

  const before = await theirs.boundingBox()
  await note.focus()
  await host.page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await theirs.boundingBox())?.x).toBe((before?.x ?? 0) + 8)
  await host.page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect.poll(async () => (await theirs.boundingBox())?.x).toBe(before?.x)
})
