import { attachAuthenticator, byName } from '../support/authenticator'
import { expect, newEmail, test } from '../support/test'

test('[W6] someone signs up with a passkey alone, signs out and comes back with it', async ({
  person,
  baseURL,
}) => {
  const { page, home, account } = await person({ baseURL: byName(baseURL) })
  const key = await attachAuthenticator(page)
  await page.goto('/')
  await page.getByRole('tab', { name: 'Create account' }).click()
  await page.getByLabel('Name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(newEmail())
  await key.touch(true)
  await page.getByRole('button', { name: 'Use a passkey instead' }).click()
  await home.isShown()

  await account.open()
  await expect(account.passkeys).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Set a password' })).toBeVisible()
  await key.touch(false)
  await home.signOut()

  await page.getByRole('tab', { name: 'Sign in' }).click()
  await key.touch(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await home.isShown()
  await expect(page.getByRole('button', { name: 'Account of Grace Hopper' })).toBeVisible()
})

test('[W6] a passkey is added to an account, renamed and removed', async ({ person, baseURL }) => {
  const { page, start, home, account } = await person({ baseURL: byName(baseURL) })
  const key = await attachAuthenticator(page)
  await start.createAccount('Ada Lovelace', newEmail(), 'correct horse battery')
  await home.isShown()
  await account.open()
  await expect(page.getByText('None yet. Add one on each device you use.')).toBeVisible()
  await key.touch(true)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(account.passkeys).toHaveCount(1)

  await account.passkeys.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('My laptop')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(account.passkeys).toContainText('My laptop')

  await account.passkeys.getByRole('button', { name: 'Actions for My laptop' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove passkey' }).click()
  await expect(account.passkeys).toHaveCount(0)
})

test('[W6] the last way to sign in cannot be taken away', async ({ person, baseURL }) => {
  const { page, home, account } = await person({ baseURL: byName(baseURL) })
  const key = await attachAuthenticator(page)
  await page.goto('/')
  await page.getByRole('tab', { name: 'Create account' }).click()
  await page.getByLabel('Name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(newEmail())
  await key.touch(true)
  await page.getByRole('button', { name: 'Use a passkey instead' }).click()
  await home.isShown()
  await account.open()
  await account.passkeys.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove passkey' }).click()
  await expect(page.locator('[data-sonner-toast]')).toBeVisible()
  await expect(account.passkeys).toHaveCount(1)
})
