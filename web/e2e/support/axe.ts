import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What would shut somebody out of the page as it is now. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  // a picture taken in the middle of a fade has the wrong contrast
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(each => each.finished.catch(() => undefined))),
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
