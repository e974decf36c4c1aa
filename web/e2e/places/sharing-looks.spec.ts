import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { expect, hostWithLink, newEmail, type Person, test } from '../support/test'

for (const colorScheme of ['light', 'dark'] as const) {
  /** Nobody is shut out of what is shown now, and it fits every width. */
  const looksGood = async ({ page }: Person, name: string) => {
    expect(await seriousFindings(page), name).toEqual([])
    await shoot(page, `${name}-${colorScheme}`)
  }

  test(`[UI] sharing, activity and what ends them are for everyone (${colorScheme})`, async ({ person }) => {
    test.slow()
    const options = { colorScheme, reducedMotion: 'reduce' } as const
    const host = await person(options)
    const invitation = await hostWithLink(host)
    const link = await host.document.createShareLink({ access: 'Can edit', label: 'For reviewers', uses: 5 })
    const guest = await person(options)
    await guest.link.open(link)
    await looksGood(guest, 'share-link')
    await guest.link.enterAs('Ada Lovelace')
    await guest.document.goToEnd()
    await guest.document.type('hello')
    await looksGood(guest, 'guest')

    const member = await person(options)
    await member.invite.open(invitation)
    await member.invite.joinAsGuest('Vera')
    const sharing = await host.document.openSharing('People')
    await expect(sharing.getByText('Vera')).toBeVisible()
    await looksGood(host, 'share-people')
    await sharing.getByRole('tab', { name: /^Links/ }).click()
    await sharing.getByRole('button', { name: 'Expiry, number of uses, label' }).click()
    await looksGood(host, 'share-links')
    await host.page.keyboard.press('Escape')

    await host.document.openActivity()
    await expect(host.page.getByRole('listitem').filter({ hasText: 'by a link' }).first()).toBeVisible()
    await looksGood(host, 'activity')
    await host.document.changeRole('Vera', 'Viewer')
    await expect(member.page.getByText(/made you a viewer/)).toBeVisible()
    await looksGood(member, 'made-a-viewer')
    await host.document.revokeShareLink('For reviewers')
    await expect(guest.page.getByRole('heading', { name: 'The link you came by has ended' })).toBeVisible()
    await looksGood(guest, 'link-ended')
    await guest.link.isDead(link)
    await looksGood(guest, 'link-dead')
  })

  test(`[UI] the account and the ways into it are for everyone (${colorScheme})`, async ({ person }) => {
    test.slow()
    const { page, start, home, account, ...rest } = await person({ colorScheme, reducedMotion: 'reduce' })
    const me = { page, start, home, account, ...rest }
    await page.goto('/forgot')
    await expect(page.getByLabel('E-mail')).toBeVisible()
    await looksGood(me, 'forgot')
    await page.goto('/reset/nothing')
    await expect(page.getByRole('textbox', { name: 'New password' })).toBeVisible()
    await looksGood(me, 'reset')
    await start.createAccount('Grace Hopper', newEmail(), 'correct horse battery')
    await home.isShown()
    await account.open()
    await expect(account.sessions).toHaveCount(1)
    await page.getByRole('button', { name: 'Change password' }).click()
    await looksGood(me, 'account')
  })
}
