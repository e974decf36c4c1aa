import { expect, newEmail, test } from '../support/test'

const password = 'correct horse battery'

test('[W6] a session of another browser is listed and ended, and its page says so', async ({ person }) => {
  const [here, there] = [await person(), await person()]
  const email = newEmail()
  await here.start.createAccount('Grace Hopper', email, password)
  await here.home.isShown()
  await there.start.open()
  await there.start.signIn(email, password)
  await there.home.isShown()
  await there.home.createWorkspace('Compilers')
  await there.home.createDocument('Notes')
  await expect(there.document.editor).toBeVisible()
  const place = new URL(there.page.url()).pathname

  await here.account.open()
  await expect(here.account.sessions).toHaveCount(2)
  await expect(here.account.sessions.filter({ hasText: 'This browser' })).toHaveCount(1)
  await here.account.sessions
    .filter({ hasNotText: 'This browser' })
    .getByRole('button', { name: 'End' })
    .click()
  await expect(here.account.sessions).toHaveCount(1)

  // the open document ends within a moment, and signing in leads back to it
  await expect(there.page.getByRole('tab', { name: 'Sign in' })).toBeVisible()
  await there.start.signIn(email, password)
  await there.page.waitForURL(`**${place}`)
  await expect(there.document.editor).toBeVisible()
})

test('[SE-12] a new password ends the other sessions and keeps this one', async ({ person }) => {
  const [here, there] = [await person(), await person()]
  const email = newEmail()
  await here.start.createAccount('Grace Hopper', email, password)
  await here.home.isShown()
  await there.start.open()
  await there.start.signIn(email, password)
  await there.home.isShown()

  await here.account.open()
  await here.account.changePassword(password, 'another horse battery')
  await expect(here.account.sessions).toHaveCount(1)
  await there.page.reload()
  await there.start.signIn(email, password)
  await there.start.seesError()
  await there.start.signIn(email, 'another horse battery')
  await there.home.isShown()
})

test('[CL-01] what one person wrote offline is not sent when another signs in in the same browser', async ({
  person,
  wire,
}) => {
  const [ada, bob] = [newEmail(), newEmail()]
  const other = await person()
  await other.start.createAccount('Bob', bob, password)
  const { start, home, document, page } = await person({ baseURL: wire.url })
  await start.createAccount('Ada', ada, password)
  await home.isShown()
  await home.createWorkspace('Secrets')
  await home.createDocument('Diary')
  await document.showsSaveState('Saved')
  wire.cut()
  await document.showsSaveState('Offline')
  await document.editor.click()
  await document.type('for my eyes only')

  // meanwhile, in another tab of the same browser, somebody else signs in
  wire.mend()
  const tab = await page.context().newPage()
  await tab.goto('/account')
  await tab.getByRole('button', { name: /^Account of/ }).click()
  await tab.getByRole('menuitem', { name: 'Sign out' }).click()
  await tab.getByLabel('E-mail').fill(bob)
  await tab.getByLabel('Password', { exact: true }).fill(password)
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(tab.getByRole('button', { name: 'Account of Bob' })).toBeVisible()

  await expect(page.getByText('for my eyes only')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Account of Ada' })).toBeHidden()
})
