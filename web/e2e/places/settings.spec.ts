import { comesIn, expect, ownerOf, test } from '../support/test'

test('[W1] what a workspace allows is switched off and on, and the page follows', async ({ person }) => {
  const host = await person()
  const { workspace, page } = host
  await ownerOf(host, 'Team')
  await workspace.go('Settings')
  await expect(page.getByRole('switch')).toHaveCount(4)
  await page.getByRole('switch', { name: 'Invitations' }).click()
  await expect(page.getByText('Invitations switched off')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Invite', exact: true })).toBeHidden()
  await workspace.go('Invitations')
  await expect(page.getByText('Invitations are switched off in this workspace')).toBeVisible()
  await page.getByRole('link', { name: 'Change that in the settings' }).click()
  await page.reload()
  await expect(page.getByRole('switch', { name: 'Invitations' })).not.toBeChecked()
  await page.getByRole('switch', { name: 'Invitations' }).click()
  await expect(page.getByRole('button', { name: 'Invite', exact: true })).toBeVisible()
})

test('[W2] pages one may not see are not shown, and their addresses say why', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  await comesIn(ada, await host.workspace.inviteByLink('Editor'), 'Ada Lovelace')
  const place = ada.page.url()
  for (const [path, title] of [
    ['settings', 'Settings: only for admins'],
    ['audit', 'Audit log: only for admins'],
    ['invitations', 'Invitations: only for admins'],
  ]) {
    await ada.page.goto(`${place}/${path}`)
    await expect(ada.page.getByRole('heading', { name: title ?? '' })).toBeVisible()
  }
  const stranger = await person()
  await ownerOf(stranger, 'Elsewhere', 'Eve')
  await stranger.page.goto(place)
  await expect(stranger.page.getByRole('heading', { name: 'This workspace is not here' })).toBeVisible()
})

test('[W1] a workspace deleted by its owner is gone for the others, who are told', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  await comesIn(ada, await host.workspace.inviteByLink('Editor'), 'Ada Lovelace')
  await host.workspace.go('Settings')
  await host.workspace.delete()
  await expect(ada.page.getByRole('heading', { name: 'You are no longer in “Team”' })).toBeVisible({
    timeout: 20_000,
  })
  await host.page.getByRole('link', { name: 'Deleted workspaces' }).click()
  await host.page.getByRole('button', { name: 'Restore Team' }).click()
  await expect(host.page.getByRole('heading', { name: 'Team', level: 1 })).toBeVisible()
  await expect(ada.home.workspace('Team')).toBeVisible({ timeout: 20_000 })
})
