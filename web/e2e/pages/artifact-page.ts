import { expect, type Locator, type Page } from '@playwright/test'

/** What the editor of texts has around its text. */
export class ArtifactPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get preview(): Locator {
    return this.page.getByRole('region', { name: 'Preview' })
  }

  get find(): Locator {
    return this.page.getByRole('search', { name: 'Find and replace' })
  }

  get language(): Locator {
    return this.page.getByRole('button', { name: /^Language/ })
  }

  async show(view: 'Edit' | 'Side by side' | 'Preview') {
    await this.page.getByRole('radio', { name: view }).check({ force: true })
  }

  async chooseLanguage(typed: string, name: string) {
    await this.language.click()
    await this.page.getByRole('combobox', { name: 'Find a language' }).fill(typed)
    await this.page.getByRole('option', { name, exact: true }).click()
    await expect(this.language).toHaveAccessibleName(`Language: ${name}`)
  }

  async counts(): Promise<Locator> {
    await this.page.getByRole('button', { name: /words?$/ }).click()
    return this.page.getByRole('dialog', { name: 'Counts' })
  }

  async insertFile(file: { name: string; mimeType: string; buffer: Buffer }) {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'More about this text' }).click()
    await this.page.getByRole('menuitem', { name: 'Insert a file…' }).click()
    await (await chooser).setFiles(file)
  }
}
