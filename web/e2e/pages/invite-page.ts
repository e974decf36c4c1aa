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

  async joinAsGuest(name: string) {
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Join as guest' }).click()
    await this.page.waitForURL('**/d/*')
    await expect(this.page.getByRole('textbox', { name: 'Text of the document' })).toBeVisible()
  }
}
