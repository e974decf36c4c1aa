import type { Page } from '@playwright/test'
import type { Player } from './campaign'
import type { Random } from './random'

const kinds = ['Filter', 'Sort', 'Compute', 'Group', 'Chart', 'Limit']
const actions = ['Duplicate', 'Remove', 'Move up', 'Move down', 'Switch off', 'Switch on']

/** Opens a menu by its button, and chooses an item of it if it is there. */
const choose = async (page: Page, button: string, item: string) => {
  const opener = page.getByRole('button', { name: button }).first()
  await opener.click({ timeout: 2000 }).catch(() => undefined)
  const choice = page.getByRole('menuitem', { name: new RegExp(`^${item}`) })
  await choice.click({ timeout: 1000 }).catch(() => undefined)
  await page.keyboard.press('Escape')
}

const countOf = (page: Page) =>
  page.locator('[role="region"][aria-label^="Step "], section[aria-label^="Step "]').count()

const act = async (page: Page, random: Random): Promise<void> => {
  const dice = random.below(100)
  const number = 1 + random.below(Math.max(1, await countOf(page)))
  if (dice < 20) return choose(page, 'Add step', random.pick(kinds))
  if (dice < 50) return choose(page, `Actions for step ${number}`, random.pick(actions))
  if (dice < 80) {
    const title = page.getByRole('textbox', { name: `Title of step ${number}` })
    await title.focus({ timeout: 1000 }).catch(() => undefined)
    await page.keyboard.insertText(random.pick(['a', 'ö', '🎻', 'rows ']))
    return page.keyboard.press(random.pick(['Enter', 'Tab']))
  }
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  return page.keyboard.press(random.pick(['Control+z', 'Control+z', 'Control+y']))
}

type Content = { steps: Record<string, { order: string; title: string; type: string }> }

/** Three tabs of a pipeline. */
export const stepsPlayer: Player = {
  kind: 'pipeline',
  content: {
    steps: {
      load: { order: 'a0', type: 'load', title: 'Load', parameters: { source: 'survey.csv' } },
      count: { order: 'a1', type: 'aggregate', title: 'Count', parameters: { by: 'answer' } },
    },
    meta: {},
  },
  act,
  shown: page =>
    page
      .getByRole('textbox', { name: /^Title of step/ })
      .evaluateAll(fields => fields.map(field => (field as HTMLInputElement).value)),
  told: content =>
    Object.entries((content as Content).steps)
      .sort(([a, one], [b, other]) =>
        (one.order === other.order ? a < b : one.order < other.order) ? -1 : 1,
      )
      .map(([, { title }]) => title),
  tidy: async page => {
    while ((await countOf(page)) > 10) await choose(page, 'Actions for step 1', 'Remove')
  },
}
