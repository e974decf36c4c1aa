import { expect, type Page } from '@playwright/test'

export class InvitePage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(link: string) {
    await this.page.goto(link)
    await expect(this.page.getByRole('heading', { name: /invites you to/ })).toBeVisible()
  }

  /** Comes in as a guest, whatever kind of document the link leads to. */
  async enterAsGuest(name: string) {
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Join as guest' }).click()
    await this.page.waitForURL('**/d/*')
  }

  async joinAsGuest(name: string) {
    await this.enterAsGuest(name)
    await expect(this.page.getByRole('textbox', { name: 'Text of the document' })).toBeVisible()
  }

  /** Makes an account on the page of the invitation; what follows by itself is the workspace. */
  async joinWithAccount(name: string, email: string, password: string) {
    await this.page.getByRole('tab', { name: 'New account' }).click()
    await this.page.getByLabel('Name').fill(name)
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.getByRole('button', { name: 'Create account' }).click()
    await this.page.waitForURL('**/w/*')
  }
}
