import { expect, hostWithLink, newEmail, ownerOf, test } from '../support/test'

test('[W1] workspaces are created, renamed, deleted and brought back', async ({ person }) => {
  const { start, home, workspace, page } = await person()
  await start.createAccount('Grace Hopper', newEmail(), 'correct horse battery')
  await home.isShown()
  await home.createWorkspace('Team')
  await expect(page.getByText('No documents yet')).toBeVisible()
  await workspace.go('Settings')
  await workspace.rename('The team')
  await expect(home.workspace('The team')).toBeVisible()

  await workspace.delete()
  await expect(home.workspace('The team')).toBeHidden()
  await page.getByRole('link', { name: 'Deleted workspaces' }).click()
  await page.getByRole('button', { name: 'Restore The team' }).click()
  await expect(page.getByRole('heading', { name: 'The team', level: 1 })).toBeVisible()
  await expect(home.workspace('The team')).toBeVisible()
})

test('[W1] a title changed by one is changed for the others at once', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.rename('Plan for May')
  await expect(guest.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Plan for May')
})

test('[W1] documents are created, found, renamed, deleted and restored', async ({ person }) => {
  const host = await person()
  const { home, document, page } = host
  await ownerOf(host, 'Team')
  await home.createDocument('Meeting notes')
  await expect(document.editor).toBeVisible()
  const renamed = page.waitForResponse(answer => answer.request().method() === 'PATCH' && answer.ok())
  await document.rename('Minutes')
  await renamed
  await home.open()
  await expect(home.document('Minutes')).toBeVisible()

  await home.search('nothing like it')
  await expect(page.getByText('No document matches')).toBeVisible()
  await home.search('minu')
  await home.renameDocument('Minutes', 'Minutes of May')
  await expect(home.document('Minutes of May')).toBeVisible()
  await home.search('')

  await home.deleteDocument('Minutes of May')
  await expect(home.document('Minutes of May')).toBeHidden()
  await home.undo()
  await expect(home.document('Minutes of May')).toBeVisible()

  await home.deleteDocument('Minutes of May')
  await home.workspace('Team').click()
  await page.getByRole('link', { name: 'Trash' }).click()
  await page.getByRole('button', { name: 'Restore Minutes of May' }).click()
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await page.getByRole('link', { name: 'Documents' }).first().click()
  await expect(home.document('Minutes of May')).toBeVisible()
})

test('[W1] a few letters lead to documents, workspaces and what one can do', async ({ person }) => {
  const host = await person()
  const { home, page } = host
  await ownerOf(host, 'Compilers')
  await home.createDocument('Loop unrolling')
  await home.open()

  await home.command('unr', 'Loop unrolling')
  await page.waitForURL('**/d/*')
  await home.command('compi', 'Compilers')
  await page.waitForURL('**/w/*')
  await home.command('audit', 'Audit log')
  await page.waitForURL('**/audit')
  await home.command('dark', 'Dark theme')
  await expect(page.locator('html')).toHaveClass(/dark/)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('zzz')
  await expect(page.getByText('Nothing matches “zzz”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})
