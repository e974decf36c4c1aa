import { expect, hostWithLink, type Person, test } from '../support/test'

const widths = [1440, 1024, 390]

const shoot = async ({ page }: Person, name: string) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    // nothing may stick out at the side
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.screenshot({ path: `screenshots/${name}-${width}.png` })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] every place fits every width (${colorScheme})`, async ({ person }) => {
    const host = await person({ colorScheme })
    await host.start.open()
    await shoot(host, `start-${colorScheme}`)
    const link = await hostWithLink(host)
    const guest = await person({ colorScheme })
    await guest.invite.open(link)
    await shoot(guest, `invite-${colorScheme}`)
    await guest.invite.joinAsGuest('Ada Lovelace')
    await guest.document.goToEnd()
    await guest.document.type('Good morning, everyone')
    await expect(host.document.caretOf('Ada Lovelace')).toBeVisible()
    await expect.poll(() => host.document.gapOfCaret('Ada Lovelace')).toBeLessThan(3)
    await shoot(host, `document-${colorScheme}`)
    await host.home.open()
    await expect(host.page.getByRole('list', { name: 'Documents' })).toBeVisible()
    await shoot(host, `home-${colorScheme}`)
  })
}
