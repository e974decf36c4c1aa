import { expect, ownerOf, type Person, test } from '../support/test'

const withDocuments = async (host: Person, ...titles: string[]) => {
  await ownerOf(host, 'Team')
  const place = host.page.url()
  for (const title of titles) {
    await host.home.createDocument(title)
    await host.page.goto(place)
  }
  await expect(host.home.document(titles[0] ?? '')).toBeVisible()
}

test('[W1] documents are put into folders by dragging and by keyboard, and back', async ({ person }) => {
  const host = await person()
  const { home, workspace, page } = host
  await withDocuments(host, 'Plan', 'Budget')
  await workspace.createFolder('Launch')
  await expect(workspace.folder('Launch')).toBeVisible()

  await home.document('Plan').dragTo(workspace.folder('Launch'))
  await expect(page.getByText('“Plan” moved to “Launch”')).toBeVisible()
  await expect(home.document('Plan')).toBeHidden()
  await home.undo()
  await expect(home.document('Plan')).toBeVisible()

  await workspace.moveByKeyboard('Budget', 'Launch')
  await expect(home.document('Budget')).toBeHidden()
  await workspace.folder('Launch').click()
  await expect(home.document('Budget')).toBeVisible()
  await expect(home.document('Plan')).toBeHidden()

  const up = page.getByRole('navigation', { name: 'Folders above' }).getByRole('link', { name: 'Team' })
  await home.document('Budget').dragTo(up)
  await expect(home.document('Budget')).toBeHidden()
  await expect(page.getByText('This folder is empty')).toBeVisible()
  await up.click()
  await expect(home.document('Budget')).toBeVisible()
})

test('[W1] folders are nested, renamed and deleted without losing what is in them', async ({ person }) => {
  const host = await person()
  const { home, workspace, page } = host
  await ownerOf(host, 'Team')
  await workspace.createFolder('Meetings')
  await workspace.folder('Meetings').click()
  await workspace.createFolder('2026')
  await workspace.folder('2026').click()
  await home.createDocument('May')
  await page.goBack()
  await expect(home.document('May')).toBeVisible()

  await workspace.chooseForFolder('2026', 'Rename')
  await workspace.answer('Name', 'This year', 'Rename')
  await expect(page.getByRole('navigation', { name: 'Folders above' })).toContainText('This year')
  await page.reload()
  await expect(home.document('May')).toBeVisible()

  await workspace.chooseForFolder('This year', 'Delete')
  await workspace.confirm('Delete folder')
  await expect(page).toHaveURL(/\/folder\//)
  await expect(home.document('May')).toBeVisible()
  await expect(workspace.folder('This year')).toBeHidden()
})

test('[W1] a search in a workspace looks into every folder and says where something is', async ({
  person,
}) => {
  const host = await person()
  const { home, workspace, page } = host
  await ownerOf(host, 'Team')
  const place = page.url()
  await workspace.createFolder('Meetings')
  await workspace.folder('Meetings').click()
  await home.createDocument('Minutes of May')
  await page.goto(place)
  await expect(workspace.folder('Meetings')).toBeVisible()
  await expect(home.document('Minutes of May')).toBeHidden()
  await home.search('may')
  await expect(home.document('Minutes of May')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Documents' })).toContainText('Meetings')
})

test('[W1] a list is ordered as one likes and remembers it in its address', async ({ person }) => {
  const host = await person()
  const { page } = host
  await withDocuments(host, 'Beta', 'Alpha', 'Gamma')
  const titles = () => page.getByRole('list', { name: 'Documents' }).getByRole('link').allTextContents()
  await page.getByLabel('Sort by').selectOption({ label: 'Title' })
  await expect.poll(titles).toEqual(['Alpha', 'Beta', 'Gamma'])
  await page.reload()
  await expect.poll(titles).toEqual(['Alpha', 'Beta', 'Gamma'])
  await page.getByLabel('Sort by').selectOption({ label: 'Created' })
  await expect.poll(titles).toEqual(['Gamma', 'Alpha', 'Beta'])
})
