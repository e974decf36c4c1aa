import { expect, type Locator, type Page } from '@playwright/test'

type Mode = 'Everyone writes' | 'One at a time' | 'Only what is locked'

/** Being in a document together: following, the live session, turns. */
export class TogetherPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get session(): Locator {
    return this.page.getByRole('region', { name: 'Live session' })
  }

  get turn(): Locator {
    return this.page.getByRole('region', { name: 'Turn' })
  }

  get queue(): Locator {
    return this.turn.getByRole('list', { name: 'Waiting for the turn' }).getByRole('listitem')
  }

  get mode(): Locator {
    return this.page.getByTestId('session-mode')
  }

  /** Whom one follows, as the frame around the editor says it. */
  get following(): Locator {
    return this.page.getByRole('main', { name: 'Editor' }).getByText(/^Following /)
  }

  /** Someone in the stack of avatars. */
  avatar(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'Others here' })
      .getByRole('button', { name: new RegExp(`^${name},`) })
  }

  row(name: string): Locator {
    return this.page
      .getByRole('list', { name: 'People here' })
      .getByRole('listitem')
      .filter({ hasText: name })
  }

  async follow(name: string) {
    await this.avatar(name).click()
    await expect(this.following).toHaveText(`Following ${name}`)
  }

  async followsNobody() {
    await expect(this.following).toBeHidden()
    await expect(this.page.getByTestId('follow-frame')).toBeHidden()
  }

  async startSession() {
    await this.session.getByRole('button', { name: 'Start a session' }).click()
    await expect(this.session).toContainText('leads')
  }

  async choose(mode: Mode) {
    await this.session.getByRole('radio', { name: mode }).click()
    await expect(this.mode).toHaveAccessibleName(`Live session: ${mode}`)
  }

  async bringEveryone() {
    await this.session.getByRole('button', { name: 'Bring everyone to me' }).click()
  }

  async endSession() {
    await this.session.getByRole('button', { name: 'End session' }).click()
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'End session' }).click()
  }

  async doWith(name: string, what: 'Give the turn' | 'Make host' | 'Remove from the session') {
    await this.row(name)
      .getByRole('button', { name: `More for ${name}` })
      .click()
    await this.page.getByRole('menuitem', { name: what }).click()
  }

  async does(what: string | RegExp) {
    await this.turn.getByRole('button', { name: what }).click()
  }

  /** The lines of code or text that are in sight, as they read. */
  async linesInSight(editor: Locator): Promise<string[]> {
    return editor.evaluate(content => {
      const box = content.closest('.cm-scroller')?.getBoundingClientRect()
      if (!box) return []
      return [...content.querySelectorAll('.cm-line')].flatMap(line => {
        const { top, bottom } = line.getBoundingClientRect()
        return bottom > box.top + 1 && top < box.bottom - 1 ? [line.textContent ?? ''] : []
      })
    })
  }
}
