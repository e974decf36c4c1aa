import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { comesIn, expect, ownerOf, test } from '../support/test'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] every page of a workspace fits every width and shuts nobody out (${colorScheme})`, async ({
    person,
  }) => {
    test.setTimeout(120_000)
    const [host, ada] = [await person({ colorScheme, reducedMotion: 'reduce' }), await person()]
    const { home, workspace, page } = host
    const looks = async (name: string) => {
      expect(await seriousFindings(page)).toEqual([])
      await shoot(page, `${name}-${colorScheme}`)
    }
    await ownerOf(host, 'Product team')
    const place = page.url()
    await looks('workspace-empty')
    await comesIn(ada, await workspace.inviteByLink('Editor'), 'Ada Lovelace')
    await workspace.createFolder('Meetings')
    await home.createDocument('Roadmap 2026')
    await page.goto(place)
    await expect(home.document('Roadmap 2026')).toBeVisible()
    await looks('workspace')

    await home.choose('Roadmap 2026', 'Move to…')
    await looks('move')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('option', { name: 'Roadmap 2026' })).toBeVisible()
    await looks('command')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Invite', exact: true }).click()
    await looks('invite-dialog')
    await page.keyboard.press('Escape')

    await workspace.go('Members')
    await expect(workspace.member('Ada Lovelace')).toBeVisible()
    await looks('members')
    await workspace.go('Invitations')
    await expect(workspace.invitation('Accepted')).toBeVisible()
    await looks('invitations')
    await workspace.go('Activity')
    await expect(page.getByText('created the workspace')).toBeVisible()
    await looks('activity')
    await workspace.go('Audit log')
    await expect(page.getByRole('table')).toBeVisible()
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByText(/^Intact/)).toBeVisible()
    await looks('audit')
    await workspace.go('Settings')
    await looks('settings')
  })
}
