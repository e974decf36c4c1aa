import { expect, newEmail, test } from '../support/test'

test('[W6] someone creates an account, signs out and signs in again', async ({ person }) => {
  const { start, home, page } = await person()
  const email = newEmail()
  await start.createAccount('Grace Hopper', email, 'correct horse battery')
  await home.isShown()
  await expect(page.getByRole('button', { name: 'Account of Grace Hopper' })).toBeVisible()
  await home.signOut()
  await start.signIn(email, 'not the password')
  await start.seesError()
  await start.signIn(email, 'correct horse battery')
  await home.isShown()
  await page.reload()
  await home.isShown()
})

test('[W6] a place that needs an account comes back after signing in', async ({ person }) => {
  const { start, home, page } = await person()
  const email = newEmail()
  await start.createAccount('Grace Hopper', email, 'correct horse battery')
  await home.isShown()
  await home.createWorkspace('Compilers')
  const place = page.url()
  await home.signOut()
  await page.goto(place)
  await start.signIn(email, 'correct horse battery')
  await expect(page.getByRole('heading', { name: 'Compilers', level: 1 })).toBeVisible()
})
