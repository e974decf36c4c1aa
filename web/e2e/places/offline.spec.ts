import { readFile } from 'node:fs/promises'
import { expect, hostWithLink, type Person, test } from '../support/test'
import { layWire, type Wire } from '../support/wire'

/** Somebody with the example document open, and a guest who came in over a wire that can be cut. */
const joined = async (
  person: () => Promise<Person>,
  wire: Wire,
): Promise<{ host: Person; guest: Person; documentId: string }> => {
  const [host, guest] = [await person(), await person()]
  const link = new URL(await hostWithLink(host))
  await guest.invite.open(wire.url + link.pathname + link.search)
  await guest.invite.joinAsGuest('Ada Lovelace')
  const documentId = new URL(host.page.url()).pathname.split('/').at(-1) ?? ''
  return { host, guest, documentId }
}

/** The document as the server has it. */
const stored = async ({ page }: Person, documentId: string): Promise<string> => {
  const answer = await page.request.get(`/api/collaboration/documents/${documentId}/content`, {
    headers: { accept: 'text/plain' },
  })
  return answer.text()
}

test('[D6 R3] ten seconds offline while both write: it says so, and then both have everything', async ({
  person,
  wire,
}) => {
  const { host, guest } = await joined(person, wire)
  await host.document.clear()
  await host.document.showsSaveState('Saved')

  wire.cut()
  await guest.document.isOffline()
  await guest.document.type('written on the train ')
  await host.document.type('written at the desk ')
  await expect(guest.page.getByText('You are offline.')).toBeVisible()
  await expect(guest.page.getByText(/changes waiting/)).toBeVisible()
  // the time itself is what is tried here: several attempts to come back fail
  await guest.page.waitForTimeout(10_000)
  await guest.document.isOffline()
  await expect(host.document.editor).not.toContainText('written on the train')

  wire.mend()
  await guest.document.tryNow()
  // said for a moment only, so it is waited for first
  await expect(guest.page.getByText('You are back. All changes are sent.')).toBeVisible({ timeout: 20_000 })
  await expect(host.document.editor).toContainText('written on the train')
  await expect(guest.document.editor).toContainText('written at the desk')
  await expect.poll(() => guest.document.text()).toBe(await host.document.text())
  await guest.document.showsSaveState('Saved')
  await expect(guest.page.getByText('You are offline.')).toBeHidden()
})

test('[R3] after a short interruption the page comes back by itself', async ({ person, wire }) => {
  const { host, guest } = await joined(person, wire)
  wire.cut()
  await guest.document.isOffline()
  await guest.document.goToEnd()
  await guest.document.type('through the tunnel')
  wire.mend()
  await expect(host.document.editor).toContainText('through the tunnel', { timeout: 20_000 })
  await guest.document.showsSaveState('Saved')
})

test('[D6] both are away and write much, with reloads between: nothing is lost and nothing comes twice', async ({
  person,
  wire,
  baseURL,
}) => {
  test.slow()
  const [rounds, words] = [2, 60]
  const { host, guest, documentId } = await joined(person, wire)
  await host.document.clear()
  await host.document.showsSaveState('Saved')
  const other = await layWire(baseURL ?? '')
  // somebody else over a wire of their own
  const third = await person()
  const link = new URL(await host.document.createInvitation())
  await third.invite.open(other.url + link.pathname + link.search)
  await third.invite.joinAsGuest('Bob')
  await guest.document.isKeptForOffline()
  await third.document.isKeptForOffline()
  wire.cut()
  other.cut()
  await guest.document.isOffline()
  await third.document.isOffline()
  for (let round = 0; round < rounds; round++) {
    for (const [one, name] of [
      [guest, 'ada'],
      [third, 'bob'],
    ] as const) {
      await one.document.goToEnd()
      for (let word = 0; word < words; word++)
        await one.page.keyboard.insertText(`${name}-${round}-${word}${word % 20 === 19 ? '.\n' : ', '}`)
      await one.document.isOffline()
      await one.page.reload()
      await expect(one.document.editor).toContainText(`${name}-${round}-${words - 1}`)
      await one.document.isOffline()
    }
  }
  wire.mend()
  other.mend()
  await guest.document.tryNow()
  await third.document.tryNow()
  await guest.document.showsSaveState('Saved')
  await third.document.showsSaveState('Saved')
  await expect.poll(() => guest.document.text()).toBe(await third.document.text())
  const text = await stored(guest, documentId)
  for (const name of ['ada', 'bob'])
    for (let round = 0; round < rounds; round++)
      for (let word = 0; word < words; word++)
        expect(
          text.match(new RegExp(`${name}-${round}-${word}[,.]`, 'g')),
          `${name}-${round}-${word}`,
        ).toHaveLength(1)
  await other.remove()
})

test('[D6] a document opens without a network, with what was not sent, and a new title waits', async ({
  person,
  wire,
}) => {
  test.slow()
  const { host, guest, documentId } = await joined(person, wire)
  await guest.document.isKeptForOffline()
  wire.cut()
  await guest.document.isOffline()
  await guest.document.goToEnd()
  await guest.document.type('kept over the night')
  await guest.document.rename('Written underground')
  await expect(guest.page.getByText(/and 1 action waiting/)).toBeVisible()

  await guest.page.reload()
  await expect(guest.document.editor).toContainText('kept over the night')
  await expect(guest.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Written underground')
  await guest.document.isOffline()
  await expect(guest.page.getByTestId('save-state')).toContainText('kept on this device')
  await expect(guest.page.getByText(/and 1 action waiting/)).toBeVisible()
  // the home opens too
  await guest.page.getByRole('link', { name: 'Home' }).click()
  await expect(guest.page).toHaveURL(/\/home$/)
  await guest.page.reload()
  await expect(guest.page.getByRole('heading', { name: 'Recent' })).toBeVisible()
  await guest.page.goto(`${wire.url}/d/${documentId}`)
  await expect(guest.document.editor).toContainText('kept over the night')

  wire.mend()
  await guest.document.tryNow()
  await expect(host.document.editor).toContainText('kept over the night', { timeout: 30_000 })
  await expect(host.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Written underground', {
    timeout: 20_000,
  })
  await guest.document.showsSaveState('Saved')
  expect((await stored(host, documentId)).match(/kept over the night/g)).toHaveLength(1)
})

test('[D6 W2] who loses access while away finds what they wrote as a file, also after a reload', async ({
  person,
  wire,
}) => {
  const { host, guest } = await joined(person, wire)
  await guest.document.isKeptForOffline()
  wire.cut()
  await guest.document.isOffline()
  await guest.document.goToEnd()
  await guest.document.type('nobody else has this')
  await expect(guest.page.getByTestId('save-state')).toContainText('kept on this device')
  await host.page.getByRole('button', { name: 'Share' }).click()
  await host.page.getByRole('link', { name: 'Manage members' }).click()
  await host.page.getByRole('button', { name: /Ada Lovelace/ }).click()
  await host.page.getByRole('menuitem', { name: /Remove/ }).click()
  await host.page.getByRole('button', { name: /^Remove/ }).click()
  await expect(host.page.getByRole('button', { name: /Ada Lovelace/ })).toBeHidden()
  wire.mend()
  await guest.page.reload()

  for (const turn of ['at once', 'after a reload']) {
    await expect(guest.page.getByText('Your last change was not accepted.'), turn).toBeVisible({
      timeout: 20_000,
    })
    await expect(guest.page.locator('pre')).toHaveText('nobody else has this')
    const [download] = await Promise.all([
      guest.page.waitForEvent('download'),
      guest.page.getByRole('button', { name: 'Download file' }).click(),
    ])
    expect(await readFile(await download.path(), 'utf8')).toContain('nobody else has this')
    await guest.page.reload()
  }
  await guest.page.getByRole('button', { name: 'Discard' }).click()
  await guest.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
  await expect(guest.page.getByText('Your last change was not accepted.')).toBeHidden()
  await guest.page.reload()
  await expect(guest.page.getByRole('heading', { name: 'This document is not here' })).toBeVisible()
  await expect(guest.page.getByText('Your last change was not accepted.')).toBeHidden()
})

test('[D6] what was written to a document that was replaced is not put into the new one', async ({
  person,
  wire,
}) => {
  const { host, guest, documentId } = await joined(person, wire)
  await guest.document.isKeptForOffline()
  wire.cut()
  await guest.document.isOffline()
  await guest.document.goToEnd()
  await guest.document.type('for the old one')
  await expect(guest.page.getByTestId('save-state')).toContainText('kept on this device')
  // the server says that it has another document under this id now
  let said = false
  await guest.page.routeWebSocket(/\/ws\/documents\//, socket => {
    if (said) {
      socket.connectToServer()
      return
    }
    said = true
    void socket.close({ code: 4409 })
  })
  wire.mend()
  await guest.page.reload()
  await expect(guest.page.getByText('Your last change was not accepted.')).toBeVisible({ timeout: 20_000 })
  await expect(guest.page.locator('pre')).toHaveText('for the old one')
  await guest.document.showsSaveState('Saved')
  await expect(guest.document.editor).not.toContainText('for the old one')
  expect(await stored(host, documentId)).not.toContain('for the old one')
})

test('[D6] signing out says what would be lost, and takes everything from the device', async ({
  person,
  wire,
}) => {
  const { guest } = await joined(person, wire)
  await guest.document.isKeptForOffline()
  wire.cut()
  await guest.document.isOffline()
  await guest.document.goToEnd()
  await guest.document.type('not sent')
  await expect(guest.page.getByTestId('save-state')).toContainText('kept on this device')
  await guest.page.getByRole('button', { name: /^Account of/ }).click()
  await guest.page.getByRole('menuitem', { name: 'Sign out' }).click()
  const question = guest.page.getByRole('alertdialog')
  await expect(question).toContainText('changes in one document')
  await question.getByRole('button', { name: 'Cancel' }).click()
  wire.mend()
  await guest.document.tryNow()
  await guest.document.showsSaveState('Saved')
  await guest.page.getByRole('button', { name: /^Account of/ }).click()
  await guest.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(guest.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  const left = () =>
    guest.page.evaluate(
      () =>
        new Promise<number>((done, fail) => {
          const opening = indexedDB.open('tutti')
          opening.onerror = fail
          opening.onsuccess = () => {
            const stores = ['people', 'copies', 'parts', 'answers']
            const transaction = opening.result.transaction(stores)
            const counts = stores.map(store => transaction.objectStore(store).count())
            transaction.oncomplete = () => {
              opening.result.close()
              done(counts.reduce((sum, { result }) => sum + result, 0))
            }
          }
        }),
    )
  await expect.poll(left).toBe(0)
})

test('[D6] where nothing can be kept the page says that changes are only in this window', async ({
  person,
  wire,
}) => {
  const [host, guest] = [await person(), await person()]
  await guest.page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
  const link = new URL(await hostWithLink(host))
  await guest.invite.open(wire.url + link.pathname + link.search)
  await guest.invite.joinAsGuest('Ada Lovelace')
  wire.cut()
  await guest.document.isOffline()
  await guest.document.goToEnd()
  await guest.document.type('only here')
  await expect(guest.page.getByText(/only in this window/)).toBeVisible()
  await expect(guest.page.getByText('kept on this device')).toBeHidden()
  let asked = false
  guest.page.on('dialog', dialog => {
    asked = dialog.type() === 'beforeunload'
    void dialog.dismiss()
  })
  await guest.page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toBe(true)
  wire.mend()
  await guest.document.tryNow()
  await expect(host.document.editor).toContainText('only here', { timeout: 20_000 })
})
