import { expect, newEmail, test } from '../support/test'

test('[W4] two guests come by a link with two uses, a third does not, and revoking it ends their pages', async ({
  person,
}) => {
  const host = await person()
  await host.start.tryItNow()
  const link = await host.document.createShareLink({ access: 'Can edit', uses: 2, label: 'For reviewers' })

  const [ada, bob, eve] = [await person(), await person(), await person()]
  await ada.link.open(link)
  await ada.link.enterAs('Ada Lovelace')
  await expect(ada.page.getByText('Guest · can edit')).toBeVisible()
  await ada.document.goToEnd()
  await ada.document.type('hello from a link')
  await expect(host.document.editor).toContainText('hello from a link')

  await bob.link.open(link)
  await bob.link.enterAs('Bob')
  await eve.link.isDead(link)
  // coming back costs no use
  await ada.page.reload()
  await ada.link.isIn()

  const sharing = await host.document.openSharing('Links')
  await expect(sharing.getByText('2 of 2 uses')).toBeVisible()
  await host.page.keyboard.press('Escape')
  await host.document.revokeShareLink('For reviewers')
  for (const guest of [ada, bob])
    await expect(guest.page.getByRole('heading', { name: 'The link you came by has ended' })).toBeVisible({
      timeout: 2_000,
    })
})

test('[W4] a link to read along lets nobody write', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await host.start.tryItNow()
  const link = await host.document.createShareLink({ access: 'Can view' })
  await guest.link.open(link)
  await guest.link.enterAs('Vera')
  await guest.document.showsSaveState('Read-only')
  await expect(guest.document.editor).toHaveAttribute('contenteditable', 'false')
  await expect(guest.page.getByText('Guest · can view')).toBeVisible()
  await expect(guest.page.getByRole('button', { name: 'Share' })).toBeHidden()
})

test('[W4] someone with an account goes straight in, and can be put out', async ({ person }) => {
  const [host, grace] = [await person(), await person()]
  await host.start.tryItNow()
  const link = await host.document.createShareLink({ access: 'Can comment' })
  await grace.start.createAccount('Grace Hopper', newEmail(), 'correct horse battery')
  await grace.home.isShown()
  await grace.page.goto(link)
  await grace.link.isIn()

  const sharing = await host.document.openSharing('People')
  await sharing.getByRole('button', { name: 'End the access of Grace Hopper' }).click()
  await host.page.getByRole('button', { name: 'End access' }).click()
  await expect(grace.page.getByRole('heading', { name: 'The link you came by has ended' })).toBeVisible()
})

test('[W4] a guest who may share makes links no stronger than their own', async ({ person }) => {
  const [host, ada, bob] = [await person(), await person(), await person()]
  await host.start.tryItNow()
  const link = await host.document.createShareLink({ access: 'Can view', mayShare: true, label: 'Press' })
  await ada.link.open(link)
  await ada.link.enterAs('Ada Lovelace')
  const sharing = await ada.document.openSharing('Links')
  await expect(sharing.getByLabel('What the link allows').getByRole('option')).toHaveText(['Can view'])
  await ada.page.keyboard.press('Escape')
  const further = await ada.document.createShareLink({ access: 'Can view' })
  await bob.link.open(further)
  await bob.link.enterAs('Bob')
  // the end of a link is the end of those made under it
  await host.document.revokeShareLink('Press')
  await expect(bob.page.getByRole('heading', { name: 'The link you came by has ended' })).toBeVisible()
})
