import type { Page } from '@playwright/test'
import type { Player } from './campaign'
import type { Random } from './random'
import { actInText, textOf } from './text-player'

const paths = ['a.md', 'b.py', 'src/c.ts', 'src/deep/d.txt', 'e.json']

const press = async (page: Page, row: number, key: string) => {
  await page.evaluate(at => {
    const rows = document.querySelectorAll<HTMLElement>('[role="tree"] [role="treeitem"]')
    rows[at % Math.max(1, rows.length)]?.focus()
  }, row)
  await page.keyboard.press(key)
}

/** Writes a path into the dialog that is open, if one is, and answers it. */
const answer = async (page: Page, path: string) => {
  const field = page.getByRole('dialog').getByLabel('Path')
  await field.fill(path, { timeout: 2000 }).catch(() => undefined)
  await page.keyboard.press('Enter')
  // a path that is taken is refused; then one changes one's mind
  await page.keyboard.press('Escape')
}

const act = async (page: Page, random: Random): Promise<void> => {
  const dice = random.below(100)
  if (dice < 70) {
    if ((await page.locator('.cm-content').count()) > 0) await actInText(page, random)
  } else if (dice < 84) await press(page, random.below(8), 'Enter')
  else if (dice < 90) {
    const button = page.getByRole('button', { name: 'New file' }).first()
    await button.click({ timeout: 2000 }).catch(() => undefined)
    await answer(page, random.pick(paths))
  } else if (dice < 95) {
    await press(page, random.below(8), 'F2')
    if ((await page.getByRole('dialog').count()) > 0) await answer(page, random.pick(paths))
  } else await press(page, random.below(8), 'Delete')
}

type Files = { files: Record<string, string> }

/** Opens each file in turn: what its editor shows. */
const shown = async (page: Page): Promise<Record<string, string>> => {
  const files: Record<string, string> = {}
  await page.keyboard.press('Escape')
  const count = await page.locator('[role="tree"] [role="treeitem"]').count()
  for (let row = 0; row < count; row++) {
    const item = page.locator('[role="tree"] [role="treeitem"]').nth(row)
    // a folder opens and closes
    if ((await item.getAttribute('aria-expanded')) !== null) continue
    await item.click({ timeout: 2000 })
    const name = (await item.getAttribute('aria-label')) ?? ''
    const text = page.locator(`.cm-content[aria-label$="${name}"]`)
    const label = await text.getAttribute('aria-label', { timeout: 2000 })
    files[label?.replace(/^Text of /, '') ?? ''] = await textOf(page)
  }
  return files
}

/** Three tabs of a coding session. */
export const sessionPlayer: Player = {
  kind: 'session',
  content: { files: { 'a.md': 'Beginning\n', 'b.py': 'x = 1\n' }, context: {} },
  act,
  shown,
  told: content => (content as Files).files,
  tidy: async page => {
    if (!(await page.locator('.cm-content').count()) || (await textOf(page)).length < 800) return
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
  },
}
