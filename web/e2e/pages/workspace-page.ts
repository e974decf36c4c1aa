import { type Download, expect, type Locator, type Page } from '@playwright/test'

export type WorkspaceTab = 'Documents' | 'Members' | 'Invitations' | 'Activity' | 'Audit log' | 'Settings'

/** One workspace and its pages. */
export class WorkspacePage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get tabs(): Locator {
    return this.page.getByRole('navigation', { name: 'In this workspace' })
  }

  async go(tab: WorkspaceTab) {
    await this.tabs.getByRole('link', { name: tab }).click()
    await expect(this.tabs.getByRole('link', { name: tab })).toHaveAttribute('aria-current', 'page')
  }

  // people

  member(name: string): Locator {
    return this.page.getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: name })
  }

  roleOf(name: string): Locator {
    return this.page.getByLabel(`Role of ${name}`)
  }

  /** Makes a link for one person and answers it. */
  async inviteByLink(role: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Invite', exact: true }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('tab', { name: 'By link' }).click()
    await dialog.getByLabel('Role').selectOption({ label: role })
    await dialog.getByRole('button', { name: 'Create link' }).click()
    const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue()
    await dialog.getByRole('button', { name: 'Copy' }).click()
    expect(await this.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await this.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    return link
  }

  async inviteByEmail(email: string, message: string) {
    await this.page.getByRole('button', { name: 'Invite', exact: true }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email)
    await dialog.getByLabel('Message (optional)').fill(message)
    await dialog.getByRole('button', { name: 'Send invitation' }).click()
    await expect(this.page.getByText(`Invitation sent to ${email}`)).toBeVisible()
    await this.page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }

  invitation(text: string): Locator {
    return this.page
      .getByRole('list', { name: 'Invitations' })
      .getByRole('listitem')
      .filter({ hasText: text })
  }

  async changeRole(name: string, role: string) {
    await this.roleOf(name).selectOption({ label: role })
    await expect(this.page.getByText(`${name} is ${role.toLowerCase()} now`)).toBeVisible()
  }

  async remove(name: string) {
    await this.chooseFor(name, 'Remove from workspace…')
    await this.confirm('Remove')
    await expect(this.member(name)).toBeHidden()
  }

  async handOver(name: string) {
    await this.chooseFor(name, 'Hand over ownership…')
    await this.confirm('Hand over')
  }

  // folders

  folder(name: string): Locator {
    return this.page.getByRole('list', { name: 'Folders' }).getByRole('link', { name, exact: true })
  }

  async createFolder(name: string) {
    await this.page.getByRole('button', { name: 'New folder' }).click()
    await this.answer('Name', name, 'Create')
  }

  async chooseForFolder(name: string, item: string) {
    await this.chooseFor(`the folder ${name}`, item)
  }

  /** By keyboard alone: the way for whom dragging is none. */
  async moveByKeyboard(title: string, folder: string) {
    await this.page.getByRole('button', { name: `Actions for ${title}` }).focus()
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('menuitem', { name: 'Move to…' }).focus()
    await this.page.keyboard.press('Enter')
    const choice = this.page.getByRole('dialog').getByRole('radio', { name: folder })
    await choice.focus()
    await this.page.keyboard.press('Space')
    await expect(choice).toBeChecked()
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  // record

  async export(format: 'CSV' | 'JSON lines'): Promise<Download> {
    await this.page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: `As ${format}` }).click(),
    ])
    return download
  }

  async choosePerson(name: string) {
    await this.page.getByRole('button', { name: /^Person:/ }).click()
    await this.page.getByRole('option', { name }).click()
    await expect(this.page.getByRole('button', { name: `Person: ${name}` })).toBeVisible()
  }

  // settings

  async rename(name: string) {
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.page.getByRole('button', { name: 'Save' }).click()
    await expect(this.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }

  async delete() {
    await this.page.getByRole('button', { name: 'Delete workspace' }).click()
    await this.confirm('Delete workspace')
  }

  async confirm(action: string) {
    const dialog = this.page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: action, exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  async answer(label: string, text: string, action: string) {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel(label).fill(text)
    await dialog.getByRole('button', { name: action, exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  private async chooseFor(name: string, item: string) {
    await this.page.getByRole('button', { name: `Actions for ${name}` }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }
}
