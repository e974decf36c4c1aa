import { expect, type Locator, type Page } from '@playwright/test'

/** Holding things, and what one sees of what others hold; the same in every editor. */
export class LocksPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The badge of whoever holds something, in a part of the page. */
  badge(holder: string, within?: Locator): Locator {
    return (within ?? this.page.locator('body')).getByRole('button', { name: `Locked by ${holder}` })
  }

  /** What is open behind a badge. */
  get details(): Locator {
    return this.page.getByRole('dialog', { name: 'Lock', exact: true })
  }

  /** The line under the top bar, or over a file. */
  strip(text: string): Locator {
    return this.page.getByRole('status').filter({ hasText: text })
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Locks' })
  }

  async openList() {
    await this.page.getByRole('button', { name: /^Locks/ }).click()
    await expect(this.page.getByRole('dialog', { name: 'Locks', exact: true })).toBeVisible()
  }

  /** In the dialog that has been opened. */
  async confirm(how: { reason?: string; time?: string } = {}) {
    const dialog = this.page.getByRole('dialog', { name: /^Lock / })
    if (how.reason) await dialog.getByLabel('Reason (optional)').fill(how.reason)
    // the choice is drawn over the button of the browser
    if (how.time) await dialog.getByText(how.time, { exact: true }).click()
    await dialog.getByRole('button', { name: 'Lock', exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  /** Holds what is selected, by the keys for it. */
  async lockSelection(how: { reason?: string; time?: string } = {}) {
    await this.page.keyboard.press('Alt+Shift+KeyL')
    await this.confirm(how)
  }

  async toast(text: string | RegExp): Promise<Locator> {
    const toast = this.page.locator('[data-sonner-toast]').filter({ hasText: text }).first()
    await expect(toast).toBeVisible()
    return toast
  }
}
