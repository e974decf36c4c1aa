import { readFile } from 'node:fs/promises'
import { comesIn, expect, ownerOf, test } from '../support/test'

test('[K1] who did what is read in words, by person, kind and time', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ownerOf(host, 'Team')
  await comesIn(ada, await host.workspace.inviteByLink('Editor'), 'Ada Lovelace')
  const place = ada.page.url()
  await ada.home.createDocument('Plan')
  await ada.document.type('A plan')
  await ada.document.showsSaveState('Saved')
  await ada.page.goto(place)

  await host.workspace.go('Activity')
  const feed = host.page.getByRole('list', { name: /^Activity/ })
  const entry = (text: string | RegExp) => feed.getByRole('listitem').filter({ hasText: text })
  await expect(entry('Ada Lovelace created Plan')).toBeVisible()
  await expect(entry('Grace Hopper created the workspace')).toBeVisible()
  // an edit is told when the writing rested for a while
  await expect(entry(/Ada Lovelace made .* in Plan/)).toBeVisible({ timeout: 30_000 })

  await host.workspace.choosePerson('Ada Lovelace')
  await expect(entry('Grace Hopper')).toHaveCount(0)
  await host.page.getByRole('button', { name: 'Clear filters' }).click()
  await host.page.getByLabel('Kind of activity').selectOption({ label: 'Edits' })
  await expect(entry('created the workspace')).toHaveCount(0)
  await expect(entry(/Ada Lovelace made .* in Plan/)).toBeVisible()
  await host.page.getByLabel('Time').selectOption({ label: 'Last 24 hours' })
  await entry(/Ada Lovelace made .* in Plan/)
    .getByRole('link', { name: 'Plan' })
    .click()
  await expect(host.document.editor).toContainText('A plan')
})

test('[K2] the audit log is filtered, checked and exported', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  const { workspace, page } = host
  await ownerOf(host, 'Team')
  await comesIn(ada, await workspace.inviteByLink('Editor'), 'Ada Lovelace')
  await workspace.createFolder('Launch')

  await workspace.go('Audit log')
  const table = page.getByRole('table', { name: 'Audit log' })
  const row = (text: string) => table.getByRole('row').filter({ hasText: text })
  await expect(row('Created the workspace')).toContainText('Grace Hopper')
  await expect(row('Joined as editor')).toContainText('Ada Lovelace')

  await page.getByRole('button', { name: 'Details of entry 1', exact: true }).click()
  await expect(table).toContainText('workspace_created')

  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByText(/^Intact: all \d+ entries are as they were written\.$/)).toBeVisible()

  await page.getByLabel('What happened').selectOption({ label: 'Folder created' })
  await expect(row('Created the workspace')).toHaveCount(0)
  await expect(row('Created the folder “Launch”')).toHaveCount(1)

  const csv = await workspace.export('CSV')
  expect(csv.suggestedFilename()).toMatch(/\.csv$/)
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split(/\r?\n/)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('folder_created')

  await page.getByRole('button', { name: 'Clear' }).click()
  const jsonl = await workspace.export('JSON lines')
  const rows = (await readFile(await jsonl.path(), 'utf8'))
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { type: string })
  expect(rows.map(({ type }) => type)).toContain('workspace_created')
  await page.reload()
  await expect(row('Exported the audit log')).toHaveCount(2)
})
