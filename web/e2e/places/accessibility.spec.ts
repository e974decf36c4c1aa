import { seriousFindings } from '../support/serious-findings'
import { expect, hostWithLink, test } from '../support/test'

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
