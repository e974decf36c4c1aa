import { expect, type Locator, type Page } from '@playwright/test'

type Point = { x: number; y: number }

/** The workflow editor, as what a person does with it. */
export class WorkflowPage {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get canvas(): Locator {
    return this.page.getByRole('application', { name: 'Canvas of the workflow' })
  }

  get steps(): Locator {
    return this.canvas.locator('.react-flow__node')
  }

  get connections(): Locator {
    return this.canvas.locator('.react-flow__edge')
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' })
  }

  /** A step by the name on it. */
  step(name: string): Locator {
    return this.steps.filter({ has: this.page.getByText(name, { exact: true }) })
  }

  connection(from: string, to: string): Locator {
    return this.canvas.getByRole('group', { name: `Connection from ${from} to ${to}` })
  }

  /** The example every new guest has. */
  async openExample() {
    await this.page.getByRole('link', { name: 'Home' }).click()
    await this.page
      .getByRole('list', { name: 'Documents' })
      .getByRole('link', { name: 'Review workflow', exact: true })
      .click()
    await this.isShown()
    await expect(this.steps).toHaveCount(3)
  }

  /** In by an invitation link, under a name. */
  async joinAsGuest(link: string, name: string) {
    await this.page.goto(link)
    await this.page.getByLabel('Your name').fill(name)
    await this.page.getByRole('button', { name: 'Join as guest' }).click()
    await this.isShown()
  }

  async isShown() {
    await expect(this.canvas).toBeVisible({ timeout: 20_000 })
  }

  /** By a click in the palette, or on a narrow page in its sheet. */
  async add(type: string) {
    const palette = this.page.getByRole('complementary', { name: 'Palette' })
    const item = new RegExp(`^${type}`)
    if (await palette.isVisible()) {
      await palette.getByRole('button', { name: item }).click()
      return
    }
    await this.page.getByRole('button', { name: 'Add step' }).click()
    const sheet = this.page.getByRole('dialog', { name: 'Add a step' })
    await sheet.getByRole('button', { name: item }).click()
    await expect(sheet).toBeHidden()
  }

  /** From the palette to a place on the canvas, from its upper left corner. */
  async dragIn(type: string, to: Point) {
    const item = this.page
      .getByRole('complementary', { name: 'Palette' })
      .getByRole('button', { name: new RegExp(`^${type}`) })
    await item.dragTo(this.canvas, { targetPosition: to })
  }

  async select(name: string) {
    await this.step(name).click()
  }

  /** Adds to what is selected. */
  async selectAlso(name: string) {
    await this.step(name).click({ modifiers: ['Shift'] })
  }

  async delete(name: string) {
    await this.select(name)
    await this.page.keyboard.press('Delete')
    await expect(this.step(name)).toBeHidden()
  }

  async fill(label: string, text: string) {
    await this.inspector.getByLabel(label, { exact: true }).fill(text)
  }

  field(label: string): Locator {
    return this.inspector.getByLabel(label, { exact: true })
  }

  async closeInspector() {
    await this.inspector.getByRole('button', { name: 'Close' }).click()
  }

  async placeOf(name: string): Promise<Point> {
    const transform = await this.step(name).evaluate(node => (node as HTMLElement).style.transform)
    const [x = Number.NaN, y = Number.NaN] = transform.match(/-?[\d.]+/g)?.map(Number) ?? []
    return { x, y }
  }

  /** Takes a step and pulls it by so many pixels, in several moves as a hand does; `held` before it is let go. */
  async drag(name: string, by: Point, held?: () => Promise<void>) {
    const box = await this.step(name).boundingBox()
    if (!box) throw new Error(`${name} is not on the canvas`)
    const from = { x: box.x + box.width / 2, y: box.y + 12 }
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move(from.x + by.x, from.y + by.y, { steps: 8 })
    await held?.()
    await this.page.mouse.up()
  }

  /** Draws a line from an output to a step. */
  async connect(from: string, to: string, output?: 'true' | 'false') {
    const source = this.step(from).locator(
      `.react-flow__handle.source${output ? `[data-handleid="${output}"]` : ''}`,
    )
    await this.pull(source, this.step(to).locator('.react-flow__handle.target'))
  }

  async pull(from: Locator, to: Locator) {
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    if (!start || !end) throw new Error('an end of the connection is not on the canvas')
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 })
    await this.page.mouse.up()
  }

  async press(...keys: string[]) {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Pastes as the keyboard does, with this on the clipboard. */
  async paste(text: string) {
    await this.page.evaluate(words => navigator.clipboard.writeText(words), text)
    await this.canvas.click({ position: { x: 8, y: 8 } })
    await this.press('Control+v')
  }

  cursorOf(name: string): Locator {
    return this.page.locator(`[data-testid="remote-cursor"][data-name="${name}"]`)
  }

  /** The outline on a step that somebody else has selected. */
  selectedBy(step: string, name: string): Locator {
    return this.step(step).getByTestId('selected-by').filter({ hasText: name })
  }

  /** What stands on the canvas: names and places of steps, and connections. */
  async picture(): Promise<string> {
    const steps = await this.steps.evaluateAll(nodes =>
      nodes.map(node => `${node.getAttribute('aria-label')} ${(node as HTMLElement).style.transform}`).sort(),
    )
    const connections = await this.connections.evaluateAll(edges =>
      edges.map(edge => edge.getAttribute('aria-label')).sort(),
    )
    return JSON.stringify({ steps, connections }, null, 1)
  }
}
