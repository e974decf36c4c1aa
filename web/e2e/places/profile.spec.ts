import { expect, hostWithLink, newEmail, test } from '../support/test'

/** A picture of one pixel per square, drawn by the browser itself. */
const picture = async (page: import('@playwright/test').Page): Promise<Buffer> => {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 400
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.fillStyle = '#c2410c'
    context.fillRect(0, 0, 640, 400)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  return Buffer.from(base64, 'base64')
}

test('[W6] a picture is chosen, cut and seen by others, and removed again', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.page.getByText('Ada Lovelace').first().waitFor()

  const tab = await guest.page.context().newPage()
  await tab.goto('/account')
  const account = new (await import('../pages/account-page')).AccountPage(tab)
  await account.choosePicture({ name: 'me.png', mimeType: 'image/png', buffer: await picture(tab) })
  await expect(tab.getByRole('button', { name: 'Change picture' })).toBeVisible()

  const shown = host.document.people.getByRole('listitem').filter({ hasText: 'Ada Lovelace' }).locator('img')
  await expect(shown).toBeVisible()
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(256)

  await account.changeName('Countess of Lovelace')
  await expect(host.document.people.getByText('Countess of Lovelace')).toBeVisible()
  await tab.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(
    host.document.people.getByRole('listitem').filter({ hasText: 'Countess' }).locator('img'),
  ).toBeHidden()
})

test('[W6] a guest creates an account and keeps everything', async ({ person }) => {
  const [guest, elsewhere] = [await person(), await person()]
  await guest.start.tryItNow()
  const place = guest.page.url()
  await guest.document.goToEnd()
  await guest.document.type('mine to keep')
  await guest.document.showsSaveState('Saved')
  await guest.page.getByRole('button', { name: /^Account of/ }).click()
  await guest.page.getByRole('menuitem', { name: 'Keep your work: create an account' }).click()
  const email = newEmail()
  await guest.page.getByLabel('Your name').fill('Grace Hopper')
  await guest.page.getByLabel('E-mail').fill(email)
  await guest.page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await guest.page.getByRole('button', { name: 'Create account' }).click()
  await expect(guest.page.getByRole('heading', { name: 'Keep your work' })).toBeHidden()

  await elsewhere.page.goto(place)
  await elsewhere.start.signIn(email, 'correct horse battery')
  await expect(elsewhere.document.editor).toContainText('mine to keep')
})

test('[W6 EN-05] a forgotten password is replaced by a link that was sent, once', async ({ person }) => {
  const { page, start, home } = await person()
  const email = newEmail()
  await start.createAccount('Grace Hopper', email, 'correct horse battery')
  await home.isShown()
  await home.signOut()
  await page.getByRole('tab', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Forgot it?' }).click()
  await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText(`If there is an account for ${email}`)).toBeVisible()

  const mail = await page.context().newPage()
  const link = mail.getByRole('link', { name: /\/reset/ }).first()
  await expect(async () => {
    await mail.goto('/dev/mail')
    await mail.getByText(email).first().click({ timeout: 1_000 })
    await expect(link).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const address = (await link.getAttribute('href')) ?? ''
  await mail.goto(address)
  await mail.getByRole('textbox', { name: 'New password' }).fill('another horse battery')
  await mail.getByRole('button', { name: 'Set password' }).click()
  await expect(mail.getByRole('heading', { name: 'Your password is set' })).toBeVisible()
  await mail.getByLabel('E-mail').fill(email)
  await mail.getByLabel('Password', { exact: true }).fill('another horse battery')
  await mail.getByRole('button', { name: 'Sign in', exact: true }).click()
  await mail.waitForURL('**/home')

  await mail.goto(address)
  await mail.getByRole('textbox', { name: 'New password' }).fill('yet another battery')
  await mail.getByRole('button', { name: 'Set password' }).click()
  await expect(mail.getByText('This link has been used')).toBeVisible()
})
