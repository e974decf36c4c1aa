import { expect, hostWithLink, test } from '../support/test'

test('[W2] a viewer reads along, is told so and cannot write', async ({ person }) => {
  const [host, viewer] = [await person(), await person()]
  const link = await hostWithLink(host, 'Viewer')
  await viewer.invite.open(link)
  await viewer.invite.joinAsGuest('Vera')
  await viewer.document.showsSaveState('Read-only')
  await expect(viewer.document.editor).toHaveAttribute('contenteditable', 'false')
  await expect(viewer.page.getByRole('button', { name: 'Share' })).toBeHidden()

  await host.document.goToEnd()
  await host.document.type('for all to read')
  await expect(viewer.document.editor).toContainText('for all to read')
  const before = await host.document.text()
  await viewer.document.editor.focus()
  await viewer.page.keyboard.type('not allowed')
  await expect(viewer.document.editor).not.toContainText('not allowed')
  expect(await host.document.text()).toBe(before)
})

test('[W2] when a document is deleted, whoever has it open is told', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  const title = await host.page.getByRole('textbox', { name: 'Title' }).inputValue()
  await host.home.open()
  await host.home.deleteDocument(title)
  await expect(guest.page.getByRole('heading', { name: 'This document was deleted' })).toBeVisible()
})

test('[W2] someone without an invitation does not see the document', async ({ person }) => {
  const [host, stranger] = [await person(), await person()]
  await host.start.tryItNow()
  await stranger.start.tryItNow()
  await stranger.page.goto(host.page.url())
  await expect(stranger.page.getByText('This document is not here')).toBeVisible()
  await expect(stranger.document.editor).toBeHidden()
})
