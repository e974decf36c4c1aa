import { expect, type Locator, type Page } from '@playwright/test'

export class AccountPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open() {
    await this.page.getByRole('button', { name: /^Account of/ }).click()
    await this.page.getByRole('menuitem', { name: 'Your account' }).click()
    await expect(this.page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible()
  }

  get sessions(): Locator {
    return this.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  }

  get passkeys(): Locator {
    return this.page.getByRole('list', { name: 'Passkeys' }).getByRole('listitem')
  }

  async changeName(name: string) {
    await this.page.getByLabel('Name', { exact: true }).fill(name)
    await this.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(this.page.getByText('Profile saved')).toBeVisible()
  }

  async changePassword(current: string, next: string) {
    await this.page.getByRole('button', { name: 'Change password' }).click()
    await this.page.getByLabel('Current password').fill(current)
    await this.page.getByRole('textbox', { name: 'New password' }).fill(next)
    await this.page.getByRole('button', { name: 'Change password' }).click()
    await expect(this.page.getByText('Password changed.')).toBeVisible()
  }

  async choosePicture(file: { name: string; mimeType: string; buffer: Buffer }) {
    await this.page.getByLabel('Picture', { exact: true }).setInputFiles(file)
    const dialog = this.page.getByRole('dialog', { name: 'Your picture' })
    await dialog.getByLabel('Enlarge').fill('2')
    await dialog.getByRole('button', { name: 'Save picture' }).click()
    await expect(dialog).toBeHidden()
  }
}
