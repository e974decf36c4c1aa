import { expect, hostWithLink, newEmail, test } from '../support/test'

test('[W1] workspaces are created, renamed and deleted', async ({ person }) => {
  const { start, home, page } = await person()
  await start.createAccount('Grace Hopper', newEmail(), 'correct horse battery')
  await home.isShown()
  await home.createWorkspace('Team')
  await expect(page.getByText('No documents yet')).toBeVisible()
  await home.renameWorkspace('The team')
  await expect(home.workspace('The team')).toBeVisible()
  await home.deleteWorkspace()
  await expect(home.workspace('The team')).toBeHidden()
})

test('[W1] a title changed by one is changed for the others at once', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.rename('Plan for May')
  await expect(guest.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Plan for May')
})

test('[W1] documents are created, found, renamed and deleted', async ({ person }) => {
  const { start, home, document, page } = await person()
  await start.createAccount('Grace Hopper', newEmail(), 'correct horse battery')
  await home.isShown()
  await home.createWorkspace('Team')
  await home.createDocument('Meeting notes')
  await expect(document.editor).toBeVisible()
  await document.rename('Minutes')
  await home.open()
  await expect(home.document('Minutes')).toBeVisible()

  await home.search('nothing like it')
  await expect(page.getByText('No document matches')).toBeVisible()
  await home.search('minu')
  await home.renameDocument('Minutes', 'Minutes of May')
  await expect(home.document('Minutes of May')).toBeVisible()
  await home.deleteDocument('Minutes of May')
  await expect(home.document('Minutes of May')).toBeHidden()
})
