import { expect, type Page } from '@playwright/test'

/** Where a share link leads someone who is not signed in. */
export class ShareLinkPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(link: string) {
    await this.page.goto(link)
    await expect(this.page.getByText('shares with you')).toBeVisible()
  }

  async enterAs(name: string) {
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Open the document' }).click()
    await this.isIn()
  }

  async isIn() {
    await this.page.waitForURL('**/d/*')
    await expect(this.page.getByRole('textbox', { name: 'Text of the document' })).toBeVisible()
  }

  async isDead(link: string) {
    await this.page.goto(link)
    await expect(this.page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
  }
}
