import { expect, type Locator, type Page } from '@playwright/test'

export class DocumentPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Text of the document' })
  }

  get people(): Locator {
    return this.page.getByRole('list', { name: 'People here' })
  }

  /** The caret of someone else, with the name on it. */
  caretOf(name: string): Locator {
    return this.page.locator('.cm-person', { hasText: name })
  }

  /** How far, in pixels, someone's caret stands from the end of the last line. */
  async gapOfCaret(name: string): Promise<number> {
    const end = await this.editor
      .locator('.cm-line')
      .last()
      .evaluate(line => {
        const range = document.createRange()
        range.selectNodeContents(line)
        // a wrapped line has several boxes; it ends where the last one does
        return [...range.getClientRects()].at(-1)?.right ?? 0
      })
    const box = await this.caretOf(name).boundingBox()
    return Math.abs(end - (box?.x ?? Number.POSITIVE_INFINITY))
  }

  async text(): Promise<string> {
    const lines = await this.editor.locator('.cm-line').evaluateAll(all =>
      all.map(line => {
        const copy = line.cloneNode(true) as HTMLElement
        // the badge on what somebody holds is no text
        for (const badge of copy.querySelectorAll('.cm-heldTag')) badge.remove()
        return copy.textContent ?? ''
      }),
    )
    return lines.join('\n')
  }

  async clear() {
    await this.editor.click()
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.press('Delete')
  }

  async type(text: string) {
    await this.editor.pressSequentially(text, { delay: 30 })
  }

  async goToEnd() {
    await this.editor.click()
    await this.page.keyboard.press('Control+End')
  }

  async press(key: string) {
    await this.editor.press(key)
  }

  async showsSaveState(state: 'Saved' | 'Saving…' | 'Offline' | 'Read-only') {
    await expect(this.page.getByTestId('save-state')).toContainText(state)
  }

  async isOffline() {
    await expect(this.page.getByTestId('save-state')).toHaveAttribute('data-state-of-save', 'offline')
  }

  /** The page with all its parts, and the document, are on this device. */
  async isKeptForOffline() {
    await this.showsSaveState('Saved')
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
  }

  /** The page also comes back by itself; then there is nothing left to press. */
  async tryNow() {
    await this.page
      .getByRole('button', { name: 'Try now' })
      .click({ timeout: 5_000 })
      .catch(() => undefined)
  }

  async showsToast(text: string | RegExp) {
    await expect(this.page.getByText(text, { exact: true })).toBeVisible()
  }

  async rename(title: string) {
    const input = this.page.getByRole('textbox', { name: 'Title' })
    await input.fill(title)
    await input.press('Enter')
  }

  /** An invitation into the workspace, as a link that leads here. */
  async createInvitation(role?: 'Admin' | 'Editor' | 'Commenter' | 'Viewer'): Promise<string> {
    const sharing = await this.openSharing()
    if (role) await sharing.getByLabel('Role', { exact: true }).selectOption({ label: role })
    await sharing.getByRole('button', { name: 'Make an invitation link' }).click()
    return this.copied(sharing.getByRole('textbox', { name: 'Invitation link' }))
  }

  /** A link to this document alone. */
  async createShareLink(what: {
    access: 'Can view' | 'Can comment' | 'Can edit'
    uses?: number
    label?: string
    mayShare?: boolean
  }): Promise<string> {
    const sharing = await this.openSharing('Links')
    await sharing.getByLabel('What the link allows').selectOption({ label: what.access })
    if (what.uses || what.label || what.mayShare)
      await sharing.getByRole('button', { name: 'Expiry, number of uses, label' }).click()
    if (what.uses) await sharing.getByLabel('Uses').fill(String(what.uses))
    if (what.label) await sharing.getByLabel('Label').fill(what.label)
    if (what.mayShare) await sharing.getByLabel('May share further').check()
    await sharing.getByRole('button', { name: 'Create link' }).click()
    return this.copied(sharing.getByRole('textbox', { name: 'Link' }))
  }

  async revokeShareLink(label: string) {
    const sharing = await this.openSharing('Links')
    await sharing.getByRole('button', { name: `Revoke ${label}` }).click()
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Revoke link' }).click()
    await expect(sharing.getByText(label)).toBeHidden()
    await this.page.keyboard.press('Escape')
  }

  async changeRole(name: string, role: 'Admin' | 'Editor' | 'Commenter' | 'Viewer') {
    const sharing = await this.openSharing()
    await sharing.getByLabel(`Role of ${name}`).selectOption({ label: role })
    await this.showsToast(`${name} is ${role.toLowerCase()} now`)
    await this.page.keyboard.press('Escape')
  }

  async openSharing(tab: 'People' | 'Links' = 'People'): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Share' }).click()
    const dialog = this.page.getByRole('dialog', { name: /^Share/ })
    await dialog.getByRole('tab', { name: tab }).click()
    return dialog
  }

  private async copied(field: Locator): Promise<string> {
    const link = await field.inputValue()
    await this.page.getByRole('button', { name: 'Copy' }).click()
    expect(await this.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await this.page.keyboard.press('Escape')
    return link
  }

  async openActivity() {
    await this.page.getByRole('button', { name: /^Activity/ }).click()
    await expect(this.page.getByRole('tab', { name: 'Activity' })).toHaveAttribute('aria-selected', 'true')
  }

  async chooseTheme(name: 'Light' | 'Dark') {
    await this.page.getByRole('button', { name: 'Theme' }).click()
    await this.page.getByRole('menuitemradio', { name }).click()
  }
}
