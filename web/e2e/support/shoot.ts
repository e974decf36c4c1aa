import { expect, type Page } from '@playwright/test'

const widths = [1440, 1024, 390]

/** A picture at every width, none of which the page may stick out of. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    // nothing may stick out at the side
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.screenshot({ path: `screenshots/${name}-${width}.png` })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}
