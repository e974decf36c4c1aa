import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { expect, type Person, test } from '../support/test'

/** Someone with the example session open. */
const openSession = async (one: Person) => {
  await one.page.goto('/home')
  await one.home.document('Agent session').click()
  await one.session.isShown()
}

type Bring = (name?: string) => Promise<Person>

/** The host with the example session, and a way to bring others into it. */
const session = async (
  person: (options?: object) => Promise<Person>,
  options: { role?: 'Viewer'; scheme?: object } = {},
): Promise<{ host: Person; bring: Bring }> => {
  const host = await person(options.scheme)
  await host.start.tryItNow()
  await openSession(host)
  return {
    host,
    bring: async (name = 'Ada Lovelace') => {
      // a link lets one person in
      const link = await host.document.createInvitation(options.role)
      const guest = await person(options.scheme)
      await guest.invite.open(link)
      await guest.invite.enterAsGuest(name)
      await guest.session.isShown()
      return guest
    },
  }
}

test('[D2 P3 P5] two people write in one file, a third comes late and reads the same; each sees where the others are', async ({
  person,
}) => {
  test.slow()
  const { host, bring } = await session(person)
  const ada = await bring()
  await host.session.goToEnd('main.py')
  await ada.session.goToEnd('main.py')
  await Promise.all([host.session.type('main.py', '# by the host'), ada.session.type('main.py', '# BY ADA')])
  await expect.poll(() => ada.session.content('main.py')).toBe(await host.session.content('main.py'))
  await expect(host.page.locator('.cm-person', { hasText: 'Ada Lovelace' })).toBeVisible()

  const late = await bring('Grace Hopper')
  await expect.poll(() => late.session.content('main.py')).toBe(await host.session.content('main.py'))

  await ada.session.openFile('greeting.py')
  await ada.session.text('greeting.py').click()
  const there = host.document.people.getByRole('listitem').filter({ hasText: 'Ada Lovelace' })
  await expect(there).toContainText(/greeting\.py:\d/)
  await expect(host.session.row('greeting.py').getByRole('img', { name: 'Here: Ada Lovelace' })).toBeVisible()
  // and one goes there
  await there.getByRole('button', { name: /greeting\.py/ }).click()
  await expect(host.session.text('greeting.py')).toBeFocused()
})

test('[D2] one renames a file while the other types in it: nothing is lost and both follow', async ({
  person,
}) => {
  test.slow()
  const { host, bring } = await session(person)
  const ada = await bring()
  await ada.session.goToEnd('main.py')
  const typed = 'every letter of this arrives'
  await Promise.all([
    ada.page.keyboard.type(typed, { delay: 60 }),
    host.session.rename('main.py', 'src/app.py'),
  ])
  await expect(ada.session.text('src/app.py')).toContainText(typed)
  await expect(host.session.text('src/app.py')).toContainText(typed)
  await expect(host.session.row('main.py')).toBeHidden()
  // one goes on writing where one was, without a click
  await ada.page.keyboard.type('!')
  await expect(host.session.text('src/app.py')).toContainText(`${typed}!`)
  await ada.document.showsSaveState('Saved')
})

test('[D7] undo takes back my own words, files and names, and leaves what others did', async ({ person }) => {
  test.slow()
  const { host, bring } = await session(person)
  const ada = await bring()
  await host.session.newFile('notes.md')
  await expect(ada.session.row('notes.md')).toBeVisible()
  await ada.session.openFile('notes.md')
  await ada.session.goToEnd('notes.md')
  await ada.session.type('notes.md', 'hers ')
  await expect(host.session.text('notes.md')).toContainText('hers')
  await host.session.goToEnd('notes.md')
  await host.session.type('notes.md', 'mine')
  await host.page.keyboard.press('Control+z')
  await expect(host.session.text('notes.md')).not.toContainText('mine')
  await expect(host.session.text('notes.md')).toContainText('hers')
  // that I made the file cannot be taken back while her words are in it
  await host.page.keyboard.press('Control+z')
  await expect(host.session.text('notes.md')).toContainText('hers')

  await host.session.rename('notes.md', 'plan.md')
  await expect(ada.session.text('plan.md')).toContainText('hers')
  await host.page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect(ada.session.text('notes.md')).toContainText('hers')

  await host.session.delete('notes.md')
  await expect(ada.page.getByText('Someone deleted “notes.md”')).toBeVisible()
  const said = host.page.getByRole('listitem').filter({ hasText: 'Deleted “notes.md”' })
  await said.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(ada.session.row('notes.md')).toBeVisible()
})

test('[D2] files are walked, opened, closed and added by keys, buttons and drops', async ({ person }) => {
  const { host } = await session(person)
  await host.session.newFile('src/deep/module.ts')
  await host.session.row('main.py').focus()
  await host.page.keyboard.press('Home')
  await expect(host.session.row('src')).toBeFocused()
  await host.page.keyboard.press('ArrowLeft')
  await expect(host.session.row('module.ts')).toBeHidden()
  await host.page.keyboard.type('gr')
  await expect(host.session.row('greeting.py')).toBeFocused()
  await host.page.keyboard.press('Enter')
  await expect(host.session.text('greeting.py')).toBeFocused()
  await host.session.tab('module.ts').click({ button: 'middle' })
  await expect(host.session.tab('module.ts')).toBeHidden()

  await host.page.getByLabel('Files to add').setInputFiles([
    { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from('one\r\ntwo\n') },
    { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71, 0, 1, 2]) },
  ])
  await expect(host.page.getByText('“one.txt” added; 1 left out, not text or too large')).toBeVisible()
  await expect(host.session.text('one.txt')).toContainText('two')

  // what was open is open again, each file where one was
  await host.page.reload()
  await expect(host.session.text('one.txt')).toBeVisible()
  await expect(host.session.tab('greeting.py')).toBeVisible()
})

test('[D8] what a tool tells is seen as it comes, and by whom', async ({ person }) => {
  const { host, bring } = await session(person)
  const ada = await bring()
  const id = new URL(ada.page.url()).pathname.split('/').at(-1)
  const answer = await host.page.evaluate(async document => {
    const changes = {
      token_count: 41_000,
      token_limit: 50_000,
      health_score: 62,
      status: 'Refactoring the greeting',
      files_touched: ['greeting.py', 'gone.py'],
      model: 'example-1',
    }
    const csrf = { 'content-type': 'application/json', 'x-requested-with': 'tutti' }
    const body = JSON.stringify({ changes })
    const path = `/api/collaboration/documents/${document}/context`
    return (await fetch(path, { method: 'PATCH', headers: csrf, body })).status
  }, id)
  expect(answer).toBe(200)
  const { context } = ada.session
  await expect(context.getByText('Refactoring the greeting')).toBeVisible()
  await expect(context.getByRole('meter', { name: 'Tokens used' })).toHaveAttribute('aria-valuenow', '41000')
  await expect(context.getByText('of 100 · Needs care')).toBeVisible()
  await expect(context.getByText('example-1')).toBeVisible()
  await expect(context.getByText(/^Updated by .* just now$/)).toBeVisible()
  await context.getByRole('button', { name: 'greeting.py' }).click()
  await expect(ada.session.text('greeting.py')).toBeVisible()
})

test('[D2] a reader sees everything and changes nothing', async ({ person }) => {
  const { host, bring } = await session(person, { role: 'Viewer' })
  const reader = await bring()
  await expect(reader.session.text('main.py')).toHaveAttribute('aria-readonly', 'true')
  await expect(reader.page.getByRole('button', { name: 'New file' })).toBeHidden()
  await reader.session.row('greeting.py').focus()
  await reader.page.keyboard.press('Delete')
  await reader.page.keyboard.press('F2')
  await expect(reader.page.getByRole('dialog')).toBeHidden()
  await expect(host.session.row('greeting.py')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] a session fits every width and shuts nobody out (${colorScheme})`, async ({ person }) => {
    test.slow()
    const scheme = { colorScheme, reducedMotion: 'reduce' }
    const { host, bring } = await session(person, { scheme })
    const ada = await bring()
    await ada.session.goToEnd('main.py')
    await ada.session.type('main.py', '# thinking')
    await host.session.newFile('src/models/user.ts')
    await host.session.type('src/models/user.ts', 'export type User = { name: string }')
    await host.session.openFile('main.py')
    await host.page.keyboard.press('Control+h')
    await host.page.keyboard.type('greet')
    await expect(host.artifact.find.getByText(/matches$/)).toBeVisible()
    await shoot(host.page, `session-${colorScheme}`)
    expect(await seriousFindings(host.page)).toEqual([])
    await host.page.setViewportSize({ width: 390, height: 844 })
    await host.page.getByRole('button', { name: 'Context', exact: true }).click()
    await expect(host.session.context).toBeVisible()
    expect(await seriousFindings(host.page)).toEqual([])
    await host.page.keyboard.press('Escape')
    await host.page.getByRole('button', { name: 'Files', exact: true }).click()
    await expect(host.session.tree).toBeVisible()
    await host.page.screenshot({ path: `screenshots/session-files-${colorScheme}-390.png` })
    expect(await seriousFindings(host.page)).toEqual([])
    await host.session.row('greeting.py').click()
    await expect(host.session.text('greeting.py')).toBeVisible()
  })
}
