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
    const lines = await this.editor.locator('.cm-line').allTextContents()
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
    await expect(this.page.getByTestId('save-state')).toHaveText(state)
  }

  async showsToast(text: string) {
    await expect(this.page.getByText(text, { exact: true })).toBeVisible()
  }

  async rename(title: string) {
    const input = this.page.getByRole('textbox', { name: 'Title' })
    await input.fill(title)
    await input.press('Enter')
  }

  async createLink(role?: string): Promise<string> {
    await this.page.getByRole('button', { name: 'Share' }).click()
    if (role) await this.page.getByLabel('What the link allows').selectOption({ label: role })
    await this.page.getByRole('button', { name: 'Create link' }).click()
    const link = await this.page.getByRole('textbox', { name: 'Link' }).inputValue()
    await this.page.getByRole('button', { name: 'Copy' }).click()
    expect(await this.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await this.page.keyboard.press('Escape')
    return link
  }

  async chooseTheme(name: 'Light' | 'Dark') {
    await this.page.getByRole('button', { name: 'Theme' }).click()
    await this.page.getByRole('menuitemradio', { name }).click()
  }
}
