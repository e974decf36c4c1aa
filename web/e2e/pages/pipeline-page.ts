import { expect, type Locator, type Page } from '@playwright/test'

/** The pipeline editor as verbs. */
export class PipelinePage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get steps(): Locator {
    return this.page.getByRole('list', { name: 'Steps' }).getByRole('region', { name: /^Step \d+:/ })
  }

  /** One step by what it is called. */
  step(name: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^Step \\d+: ${name}$`) })
  }

  /** The names of the steps from top to bottom. */
  async names(): Promise<string[]> {
    const labels = await this.steps.evaluateAll(cards =>
      cards.map(card => card.getAttribute('aria-label') ?? ''),
    )
    return labels.map(label => label.replace(/^Step \d+: /, ''))
  }

  /** Opens the example pipeline of a fresh workspace. */
  async openExample() {
    await this.page.goto('/home')
    await this.page
      .getByRole('list', { name: 'Documents' })
      .getByRole('link', { name: 'Survey analysis', exact: true })
      .click()
    await expect(this.steps).toHaveCount(3)
  }

  async drop(step: string, file: string, text: string) {
    const data = await this.page.evaluateHandle(
      ([name, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([content], name, { type: 'text/csv' }))
        return transfer
      },
      [file, text] as const,
    )
    await this.step(step).dispatchEvent('drop', { dataTransfer: data })
  }

  async add(type: string, before?: number) {
    const button = before
      ? this.page.getByRole('button', { name: `Add a step before step ${before}` })
      : this.page.getByRole('button', { name: 'Add step' })
    await button.click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${type}`) }).click()
  }

  async choose(number: number, item: string) {
    await this.page.getByRole('button', { name: `Actions for step ${number}` }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  async rename(number: number, title: string) {
    await this.page.getByRole('textbox', { name: `Title of step ${number}` }).fill(title)
    await this.page.keyboard.press('Enter')
  }

  /** By keyboard, as who does not point does it. */
  async moveByKeyboard(number: number, key: 'ArrowUp' | 'ArrowDown') {
    const handle = this.page.getByRole('button', { name: `Move step ${number}` })
    await handle.focus()
    await this.page.keyboard.press('Space')
    const live = this.page.getByRole('status').filter({ hasText: 'picked up' })
    await expect(live).toHaveCount(1)
    await this.page.keyboard.press(key)
    await expect(this.page.getByRole('status').filter({ hasText: 'is at place' })).toHaveCount(1)
    await this.page.keyboard.press('Space')
  }

  /** The rows of a result, cell by cell, without their numbers. */
  async rows(step: string): Promise<string[][]> {
    const rows = this.step(step).getByRole('table').locator('tbody tr')
    return rows.evaluateAll(all =>
      all.map(row => [...row.querySelectorAll('td')].slice(1).map(cell => cell.textContent ?? '')),
    )
  }
}
