import { expect, type Locator, type Page } from '@playwright/test'

export class HomePage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open() {
    await this.page.goto('/home')
    await this.isShown()
  }

  async isShown() {
    await expect(this.page.getByRole('navigation', { name: 'Workspaces' })).toBeVisible()
  }

  document(title: string): Locator {
    return this.page.getByRole('list', { name: 'Documents' }).getByRole('link', { name: title, exact: true })
  }

  workspace(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Workspaces' }).getByRole('link', { name, exact: true })
  }

  async createWorkspace(name: string) {
    await this.page.getByRole('button', { name: 'New workspace' }).click()
    await this.answer('Name', name, 'Create')
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  async createDocument(title: string) {
    await this.page.getByRole('button', { name: 'New document' }).first().click()
    await this.answer('Title', title, 'Create')
    await this.page.waitForURL('**/d/*')
  }

  async renameDocument(from: string, to: string) {
    await this.choose(from, 'Rename')
    await this.answer('Title', to, 'Rename')
  }

  /** There is no question before it: it can be undone. */
  async deleteDocument(title: string) {
    await this.choose(title, 'Delete')
    await expect(this.page.getByText(`“${title}” moved to the trash`)).toBeVisible()
  }

  async undo() {
    await this.page.getByRole('button', { name: 'Undo' }).first().click()
  }

  async choose(title: string, item: string) {
    await this.page.getByRole('button', { name: `Actions for ${title}` }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  async search(text: string) {
    await this.page.getByRole('searchbox', { name: 'Search documents' }).fill(text)
  }

  /** Opens the menu of everything, types and takes what is on top. */
  async command(text: string, expected: string) {
    await this.page.keyboard.press('Control+k')
    const menu = this.page.getByRole('dialog', { name: 'Search or jump to' })
    await menu.getByRole('combobox').fill(text)
    await expect(menu.getByRole('option', { selected: true })).toContainText(expected)
    await this.page.keyboard.press('Enter')
    await expect(menu).toBeHidden()
  }

  async signOut() {
    await this.page.getByRole('button', { name: /^Account of/ }).click()
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(this.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  }

  private async answer(label: string, text: string, action: string) {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel(label).fill(text)
    await dialog.getByRole('button', { name: action, exact: true }).click()
    await expect(dialog).toBeHidden()
  }
}
