import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, hostWithLink, test } from '../support/test'

const seriousFindings = async (page: Page): Promise<string[]> => {
  // a picture taken in the middle of a fade has the wrong contrast
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(each => each.finished.catch(() => undefined))),
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] nobody is shut out of any place (${colorScheme})`, async ({ person }) => {
    const host = await person({ colorScheme, reducedMotion: 'reduce' })
    await host.start.open()
    expect(await seriousFindings(host.page)).toEqual([])
    const link = await hostWithLink(host)
    expect(await seriousFindings(host.page)).toEqual([])

    const guest = await person({ colorScheme, reducedMotion: 'reduce' })
    await guest.invite.open(link)
    expect(await seriousFindings(guest.page)).toEqual([])
    await guest.invite.joinAsGuest('Ada Lovelace')
    await guest.document.goToEnd()
    await guest.document.type('hello')
    await expect(host.document.caretOf('Ada Lovelace')).toBeVisible()
    expect(await seriousFindings(host.page)).toEqual([])

    await host.home.open()
    await expect(host.page.getByRole('list', { name: 'Documents' })).toBeVisible()
    expect(await seriousFindings(host.page)).toEqual([])
  })
}
