import { comesIn, expect, ownerOf, test } from '../support/test'

test('[W2 W3] someone comes by a link, becomes a viewer and is removed, and each time their page says so', async ({
  person,
}) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  const link = await host.workspace.inviteByLink('Editor')
  await comesIn(ada, link, 'Ada Lovelace')
  await expect(ada.page.getByRole('heading', { name: 'Team', level: 1 })).toBeVisible()
  await expect(ada.page.getByRole('button', { name: 'New document' }).first()).toBeVisible()
  await expect(ada.workspace.tabs.getByRole('link', { name: 'Settings' })).toBeHidden()
  await expect(ada.workspace.tabs.getByRole('link', { name: 'Audit log' })).toBeHidden()

  await host.workspace.go('Members')
  await expect(host.workspace.member('Ada Lovelace')).toBeVisible()
  await host.workspace.changeRole('Ada Lovelace', 'Viewer')
  await expect(ada.page.getByRole('button', { name: 'New document' })).toBeHidden({ timeout: 20_000 })
  await expect(ada.page.getByRole('main')).toContainText('Viewer')

  await host.workspace.remove('Ada Lovelace')
  await expect(ada.page.getByRole('heading', { name: 'You are no longer in “Team”' })).toBeVisible({
    timeout: 20_000,
  })
  await ada.page.getByRole('link', { name: 'Go to recent documents' }).click()
  await ada.home.isShown()
  await expect(ada.home.workspace('Team')).toBeHidden()
})

test('[W2] an admin manages those below, and only those', async ({ person }) => {
  const [host, ada, eve] = [await person(), await person(), await person()]
  await ownerOf(host, 'Team')
  await comesIn(ada, await host.workspace.inviteByLink('Admin'), 'Ada Lovelace')
  await comesIn(eve, await host.workspace.inviteByLink('Editor'), 'Eve')

  await ada.workspace.go('Members')
  await expect(ada.workspace.member('Eve')).toBeVisible()
  await expect(ada.workspace.roleOf('Grace Hopper')).toBeHidden()
  await expect(ada.workspace.roleOf('Ada Lovelace')).toBeHidden()
  const offered = await ada.workspace.roleOf('Eve').getByRole('option').allTextContents()
  expect(offered).toEqual(['Admin', 'Editor', 'Commenter', 'Viewer'])
  await ada.workspace.changeRole('Eve', 'Commenter')

  await eve.workspace.go('Members')
  await expect(eve.workspace.member('Eve')).toContainText('Commenter')
  await expect(eve.page.getByLabel(/^Role of/)).toHaveCount(0)
})

test('[W1] the owner hands the workspace over and leaves', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  await comesIn(ada, await host.workspace.inviteByLink('Editor'), 'Ada Lovelace')

  await host.workspace.go('Members')
  await expect(host.page.getByRole('button', { name: 'Leave workspace' })).toBeHidden()
  await host.workspace.handOver('Ada Lovelace')
  await expect(host.workspace.member('Ada Lovelace')).toContainText('Owner')
  await expect(ada.workspace.tabs.getByRole('link', { name: 'Settings' })).toBeVisible({ timeout: 20_000 })

  await host.page.getByRole('button', { name: 'Leave workspace' }).click()
  await host.workspace.confirm('Leave workspace')
  await expect(host.home.workspace('Team')).toBeHidden()
  await ada.workspace.go('Members')
  await expect(ada.workspace.member('Grace Hopper')).toBeHidden()
})

test('[W2] members are found by name', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  await comesIn(ada, await host.workspace.inviteByLink('Editor'), 'Ada Lovelace')
  await host.workspace.go('Members')
  await expect(host.workspace.member('Ada Lovelace')).toBeVisible()
  await host.page.getByRole('searchbox', { name: 'Search members' }).fill('grace')
  await expect(host.workspace.member('Ada Lovelace')).toBeHidden()
  await expect(host.workspace.member('Grace Hopper')).toBeVisible()
  await host.page.getByRole('searchbox', { name: 'Search members' }).fill('nobody')
  await expect(host.page.getByText('Nobody matches')).toBeVisible()
})
