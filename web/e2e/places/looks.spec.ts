import { shoot } from '../support/shoot'
import { expect, hostWithLink, test } from '../support/test'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] every place fits every width (${colorScheme})`, async ({ person }) => {
    const host = await person({ colorScheme })
    await host.start.open()
    await shoot(host.page, `start-${colorScheme}`)
    const link = await hostWithLink(host)
    const guest = await person({ colorScheme })
    await guest.invite.open(link)
    await shoot(guest.page, `invite-${colorScheme}`)
    await guest.invite.joinAsGuest('Ada Lovelace')
    await guest.document.goToEnd()
    await guest.document.type('Good morning, everyone')
    await expect(host.document.caretOf('Ada Lovelace')).toBeVisible()
    await expect.poll(() => host.document.gapOfCaret('Ada Lovelace')).toBeLessThan(3)
    await shoot(host.page, `document-${colorScheme}`)
    await host.home.open()
    await expect(host.page.getByRole('list', { name: 'Documents' })).toBeVisible()
    await shoot(host.page, `home-${colorScheme}`)
  })
}
