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
    return this.page
      .getByRole('navigation', { name: 'Workspaces' })
      .getByRole('button', { name, exact: true })
  }

  async createWorkspace(name: string) {
    await this.page.getByRole('button', { name: 'New workspace' }).first().click()
    await this.answer('Name', name, 'Create')
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  async renameWorkspace(name: string) {
    await this.page.getByRole('button', { name: 'Workspace actions' }).click()
    await this.page.getByRole('menuitem', { name: 'Rename' }).click()
    await this.answer('Name', name, 'Rename')
  }

  async deleteWorkspace() {
    await this.page.getByRole('button', { name: 'Workspace actions' }).click()
    await this.page.getByRole('menuitem', { name: 'Delete' }).click()
    await this.page.getByRole('button', { name: 'Delete workspace' }).click()
  }

  async createDocument(title: string) {
    await this.page.getByRole('button', { name: 'New document' }).first().click()
    await this.answer('Title', title, 'Create')
    await this.page.waitForURL('**/d/*')
  }

  async renameDocument(from: string, to: string) {
    await this.page.getByRole('button', { name: `Actions for ${from}` }).click()
    await this.page.getByRole('menuitem', { name: 'Rename' }).click()
    await this.answer('Title', to, 'Rename')
  }

  async deleteDocument(title: string) {
    await this.page.getByRole('button', { name: `Actions for ${title}` }).click()
    await this.page.getByRole('menuitem', { name: 'Delete' }).click()
    await this.page.getByRole('button', { name: 'Delete document' }).click()
  }

  async search(text: string) {
    await this.page.getByRole('searchbox', { name: 'Search documents' }).fill(text)
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
