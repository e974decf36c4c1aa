import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { expect, hostWithLink, test } from '../support/test'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI P6 L2] following, a session and its turns fit every width and shut nobody out (${colorScheme})`, async ({
    person,
  }) => {
    test.setTimeout(300_000)
    const look = { colorScheme, reducedMotion: 'reduce' } as const
    const [host, ada, alan] = [await person(look), await person(look), await person(look)]
    const { page, together } = host
    const looks = async (one: typeof page, name: string) => {
      expect(await seriousFindings(one)).toEqual([])
      await shoot(one, `together-${name}-${colorScheme}`)
    }
    await ada.invite.open(await hostWithLink(host))
    await ada.invite.joinAsGuest('Ada Lovelace')
    await alan.invite.open(await host.document.createInvitation())
    await alan.invite.joinAsGuest('Alan Turing')
    await expect(together.row('Alan Turing')).toBeVisible()
    await looks(page, 'no-session')
    const overview = await page.context().newPage()
    await overview.goto('/home')
    await expect(overview.getByRole('img', { name: /^Here now: Ada Lovelace, Alan Turing/ })).toBeVisible()
    await looks(overview, 'home')
    await overview.close()

    await ada.page.getByRole('button', { name: /^Follow Guest/ }).click()
    await expect(ada.together.following).toBeVisible()
    await alan.document.goToEnd()
    await alan.document.type('and so on')
    await looks(ada.page, 'following')
    await looks(page, 'followed')

    await together.startSession()
    await looks(page, 'session')
    await together.choose('One at a time')
    await ada.together.does('Ask for the turn')
    await alan.together.does('Ask for the turn')
    await expect(together.queue).toHaveCount(2)
    await looks(page, 'my-turn')
    await expect(ada.together.turn).toContainText('You are next.')
    await looks(ada.page, 'waiting')
    await together.session.getByRole('button', { name: 'End session' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await looks(page, 'end')
    await page.keyboard.press('Escape')
    await together.row('Alan Turing').getByRole('button', { name: 'More for Alan Turing' }).click()
    await looks(page, 'menu')
    await page.keyboard.press('Escape')
    await together.doWith('Alan Turing', 'Remove from the session')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await expect(alan.page.getByText('You were removed from the session')).toBeVisible()
    await looks(alan.page, 'put-out')
  })
}
