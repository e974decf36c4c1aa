import { expect, type Page } from '@playwright/test'

export class StartPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open() {
    await this.page.goto('/')
    await expect(this.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  }

  async tryItNow() {
    await this.open()
    await this.page.getByRole('button', { name: 'Try it now' }).click()
    await this.page.waitForURL('**/d/*')
    await expect(this.page.getByRole('textbox', { name: 'Text of the document' })).toBeVisible()
  }

  async createAccount(name: string, email: string, password: string) {
    await this.open()
    await this.page.getByRole('tab', { name: 'Create account' }).click()
    await this.page.getByLabel('Name').fill(name)
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Create account' }).click()
  }

  async signIn(email: string, password: string) {
    await this.page.getByRole('tab', { name: 'Sign in' }).click()
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  async seesError() {
    await expect(this.page.getByRole('alert')).not.toBeEmpty()
  }
}
