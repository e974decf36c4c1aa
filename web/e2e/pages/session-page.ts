import { expect, type Locator, type Page } from '@playwright/test'

/** The editor of a coding session. */
export class SessionPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Files' })
  }

  get tabs(): Locator {
    return this.page.getByRole('navigation', { name: 'Open files' })
  }

  get context(): Locator {
    return this.page.getByRole('region', { name: 'Session context' })
  }

  /** The text of a file, while it is the one that is shown. */
  text(path: string): Locator {
    return this.page.getByRole('textbox', { name: `Text of ${path}` })
  }

  row(name: string): Locator {
    return this.tree.getByRole('treeitem', { name, exact: true })
  }

  tab(name: string): Locator {
    return this.tabs.getByRole('button', { name, exact: true })
  }

  async isShown() {
    await expect(this.page.getByRole('button', { name: 'Files', exact: true })).toBeVisible()
  }

  async openFile(path: string) {
    await this.row(path.split('/').at(-1) ?? path).click()
    await expect(this.text(path)).toBeVisible()
  }

  async newFile(path: string) {
    await this.page.getByRole('button', { name: 'New file' }).first().click()
    const dialog = this.page.getByRole('dialog', { name: 'New file' })
    await dialog.getByLabel('Path').fill(path)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(this.text(path)).toBeVisible()
  }

  async rename(name: string, to: string) {
    await this.row(name).focus()
    await this.page.keyboard.press('F2')
    const dialog = this.page.getByRole('dialog', { name: /^Rename or move/ })
    await dialog.getByLabel('Path').fill(to)
    await dialog.getByRole('button', { name: 'Rename' }).click()
    await expect(dialog).toBeHidden()
  }

  async delete(name: string) {
    await this.row(name).focus()
    await this.page.keyboard.press('Delete')
  }

  async type(path: string, text: string) {
    await this.text(path).pressSequentially(text, { delay: 30 })
  }

  async goToEnd(path: string) {
    await this.text(path).click()
    await this.page.keyboard.press('Control+End')
  }

  async content(path: string): Promise<string> {
    const lines = await this.text(path).locator('.cm-line').allTextContents()
    return lines.join('\n')
  }
}
