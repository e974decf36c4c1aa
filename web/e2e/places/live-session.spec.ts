import { expect, hostWithLink, type Person, test } from '../support/test'

const comes = async (host: Person, one: Person, name: string) => {
  await one.invite.open(await host.document.createInvitation())
  await one.invite.joinAsGuest(name)
  await expect(one.together.row('(you)')).toBeVisible()
}

const canWrite = async (one: Person, yes: boolean) =>
  expect(one.document.editor).toHaveAttribute('contenteditable', String(yes))

test('[L1 L2] one writes at a time: ask, wait, pass on; whoever is not at their turn reads, and reads why', async ({
  person,
}) => {
  test.slow()
  const [host, ada, alan] = [await person(), await person(), await person()]
  await ada.invite.open(await hostWithLink(host))
  await ada.invite.joinAsGuest('Ada Lovelace')
  await comes(host, alan, 'Alan Turing')
  await host.document.clear()
  await host.together.startSession()
  await host.together.choose('One at a time')

  await expect(host.together.turn).toContainText('It is your turn.')
  await canWrite(host, true)
  for (const one of [ada, alan]) {
    await expect(one.together.turn).toContainText('’s turn.')
    await expect(one.page.getByTestId('save-state')).toContainText('Not your turn')
    await canWrite(one, false)
  }
  await ada.together.does('Ask for the turn')
  await expect(ada.together.turn).toContainText('You are next.')
  await alan.together.does('Ask for the turn')
  await expect(alan.together.turn).toContainText('You are second.')
  await expect(host.together.queue).toHaveText(['Ada Lovelace', 'Alan Turing'].map(name => new RegExp(name)))

  await host.document.type('host ')
  await host.together.does('Pass it on to Ada Lovelace')
  await expect(ada.together.turn).toContainText('It is your turn.')
  await canWrite(ada, true)
  await canWrite(host, false)
  await expect(alan.together.turn).toContainText('You are next.')
  await ada.document.goToEnd()
  await ada.document.type('ada ')
  await alan.together.does('Cancel')
  await expect(ada.together.queue).toHaveCount(0)
  await ada.together.does('I am done')
  await expect(alan.together.turn).toContainText('Nobody has the turn.')
  await alan.together.does('Take the turn')
  await canWrite(alan, true)
  await alan.document.goToEnd()
  await alan.document.type('alan')
  await expect(host.document.editor).toContainText('host ada alan')

  await host.together.endSession()
  for (const one of [host, ada, alan]) {
    await expect(one.together.turn).toBeHidden()
    await canWrite(one, true)
  }
  await ada.document.showsToast(/ended the session/)
})

test('[L2] what was written out of turn is refused and offered back', async ({ person, wire }) => {
  test.slow()
  const [host, ada] = [await person(), await person({ baseURL: wire.url })]
  const { pathname, search } = new URL(await hostWithLink(host))
  await ada.invite.open(`${wire.url}${pathname}${search}`)
  await ada.invite.joinAsGuest('Ada Lovelace')
  await ada.document.showsSaveState('Saved')
  await host.document.clear()
  await host.document.type('together')
  await expect(ada.document.editor).toContainText('together')
  await host.together.startSession()
  wire.cut()
  await ada.document.isOffline()
  await host.together.choose('One at a time')
  await ada.document.goToEnd()
  await ada.document.type(' OUT OF TURN')
  wire.mend()
  await ada.document.tryNow()
  await expect(ada.document.editor).not.toContainText('OUT OF TURN')
  await expect(ada.page.getByText('OUT OF TURN')).toBeVisible()
  await expect(host.document.editor).not.toContainText('OUT OF TURN')
})

test('[L1] host, maximum and removal: who is put out sees why and comes back when it is over', async ({
  person,
}) => {
  test.slow()
  const [host, ada, alan] = [await person(), await person(), await person()]
  await ada.invite.open(await hostWithLink(host))
  await ada.invite.joinAsGuest('Ada Lovelace')
  await host.together.startSession()
  await host.together.session.getByLabel('People at most').selectOption('2')
  await alan.invite.open(await host.document.createInvitation())
  await alan.invite.enterAsGuest('Alan Turing')
  await expect(alan.page.getByText('There is no place left')).toBeVisible()
  await host.together.session.getByLabel('People at most').selectOption({ label: 'Any number' })
  await alan.page.getByRole('button', { name: 'Try again' }).click()
  await expect(host.together.row('Alan Turing')).toBeVisible()

  await host.together.doWith('Ada Lovelace', 'Make host')
  await ada.document.showsToast('You lead the session now')
  await expect(alan.together.row('Ada Lovelace')).toContainText('Host')
  await host.together.doWith('Alan Turing', 'Remove from the session')
  await host.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(alan.page.getByText('You were removed from the session')).toBeVisible()
  await expect(host.together.row('Alan Turing')).toBeHidden()
  await ada.together.endSession()
  await alan.page.getByRole('button', { name: 'Try again' }).click()
  await expect(host.together.row('Alan Turing')).toBeVisible()
})

test('[P7] lists of documents show who is in them right now, and that they have gone', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  const link = await hostWithLink(host)
  await host.page.goto('/home')
  const row = host.page.getByRole('listitem').filter({ hasText: 'Welcome' })
  await expect(row).toBeVisible()
  await expect(row.getByRole('img', { name: /^Here now/ })).toBeHidden()
  await ada.invite.open(link)
  await ada.invite.joinAsGuest('Ada Lovelace')
  const here = row.getByRole('img', { name: 'Here now: Ada Lovelace' })
  await expect(here).toBeVisible({ timeout: 20_000 })
  await ada.page.close()
  await expect(here).toBeHidden({ timeout: 20_000 })
})
