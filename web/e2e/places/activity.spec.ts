import { expect, hostWithLink, test } from '../support/test'

test('[K1] what others do in a document is read as it happens, edits of one person in one line', async ({
  person,
}) => {
  test.slow()
  const [host, guest] = [await person(), await person()]
  const link = await hostWithLink(host)
  await host.document.openActivity()
  await guest.invite.open(link)
  await guest.invite.joinAsGuest('Ada Lovelace')
  await guest.document.goToEnd()
  await guest.document.type('one two three')
  const edits = host.page.getByRole('listitem').filter({ hasText: /Ada Lovelace made .*edit/ })
  // edits are told once somebody pauses
  await expect(edits).toHaveCount(1, { timeout: 25_000 })
  await guest.document.rename('Plan for May')
  await expect(host.page.getByRole('listitem').filter({ hasText: 'renamed' })).toBeVisible()

  await host.page.getByLabel('Kind of activity').selectOption({ label: 'Comments' })
  await expect(host.page.getByText('Nothing matches these filters.')).toBeVisible()
  await host.page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(edits).toHaveCount(1)
})

test('[K1] a badge counts what others did since one last looked, and looking takes it away', async ({
  person,
}) => {
  const [host, guest] = [await person(), await person()]
  const link = await hostWithLink(host)
  await guest.invite.open(link)
  await guest.invite.joinAsGuest('Ada Lovelace')
  await expect(host.page.getByRole('button', { name: 'Activity', exact: true })).toBeVisible()
  await guest.document.rename('Plan for May')
  await expect(host.page.getByRole('button', { name: /^Activity: \d+ new/ })).toBeVisible()
  await expect(guest.page.getByRole('button', { name: 'Activity', exact: true })).toBeVisible()
  await host.document.openActivity()
  await expect(host.page.getByRole('button', { name: 'Activity', exact: true })).toBeVisible()
  await host.page.reload()
  await expect(host.document.editor).toBeVisible()
  await expect(host.page.getByRole('button', { name: 'Activity', exact: true })).toBeVisible()
})

test('[UI] the panel is made wider and stays so', async ({ person }) => {
  const { start, page } = await person()
  await start.tryItNow()
  const panel = page.getByRole('complementary', { name: 'Panel' })
  const edge = page.getByRole('separator', { name: 'Width of the panel' })
  const before = (await panel.boundingBox())?.width ?? 0
  await edge.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(async () => (await panel.boundingBox())?.width).toBe(before + 32)
  await page.reload()
  await expect.poll(async () => (await panel.boundingBox())?.width).toBe(before + 32)
})
