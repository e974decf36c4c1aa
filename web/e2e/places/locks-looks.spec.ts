import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { expect, hostWithLink, test } from '../support/test'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI L4] what is held fits every width and shuts nobody out (${colorScheme})`, async ({ person }) => {
    test.setTimeout(240_000)
    const look = { colorScheme, reducedMotion: 'reduce' } as const
    const [host, ada] = [await person(look), await person(look)]
    const { page } = host
    const looks = async (name: string) => {
      expect(await seriousFindings(page)).toEqual([])
      await shoot(page, `locks-${name}-${colorScheme}`)
    }
    await ada.invite.open(await hostWithLink(host))
    await ada.invite.joinAsGuest('Ada Lovelace')
    await ada.document.editor.locator('.cm-line').nth(2).click({ clickCount: 3 })
    await ada.locks.lockSelection({ reason: 'Checking the figures' })
    await expect(host.locks.badge('Ada Lovelace', host.document.editor)).toBeVisible()
    await looks('text')
    await host.document.goToEnd()
    await page.keyboard.press('Alt+Shift+KeyL')
    await expect(page.getByRole('dialog', { name: /^Lock line/ })).toBeVisible()
    await looks('dialog')
    await host.locks.confirm()
    await host.locks.openList()
    await looks('list')
    await page.keyboard.press('Escape')

    await host.workflow.openExample()
    await ada.page.goto(new URL(page.url()).pathname)
    await expect(ada.workflow.steps).toHaveCount(3)
    await ada.workflow.steps.nth(1).click()
    await ada.locks.lockSelection({ reason: 'New wording', time: '2 hours' })
    await host.workflow.steps.nth(1).click()
    await expect(host.workflow.inspector.getByText('Ada Lovelace has locked this')).toBeVisible()
    await looks('canvas')
    await host.workflow.closeInspector()
    await ada.page.keyboard.press('Escape')
    await ada.locks.openList()
    await ada.page.getByRole('button', { name: 'Lock the whole document…' }).click()
    await ada.locks.confirm({ reason: 'Handing it in', time: '5 min' })
    await expect(host.locks.strip('Ada Lovelace has locked the whole document.')).toBeVisible()
    await looks('whole')
  })
}
