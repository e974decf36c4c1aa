import type { Page } from '@playwright/test'
import { PipelinePage } from '../pages/pipeline-page'
import { expect, hostWithLink, type Person, test } from '../support/test'

const idOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Holds something for as many seconds as one likes: the dialog offers no time that a test could wait for. */
const holdBriefly = async (page: Page, type: string, id: string, ttl: number) => {
  const answer = await page.evaluate(
    async ([document, resource_type, resource_id, seconds]) => {
      const response = await fetch(`/api/collaboration/documents/${document}/locks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ resource_type, resource_id, ttl: seconds }),
      })
      return response.status
    },
    [idOf(page), type, id, ttl] as const,
  )
  expect(answer).toBe(201)
}

/** Host and guest with the example workflow open. */
const atWorkflow = async (host: Person, guest: Person, base = '') => {
  const link = new URL(await hostWithLink(host))
  await guest.invite.open(base ? base + link.pathname + link.search : link.href)
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.workflow.openExample()
  await guest.page.goto(base + new URL(host.page.url()).pathname)
  await expect(guest.workflow.steps).toHaveCount(3)
  const labels = await host.workflow.steps.evaluateAll(steps =>
    steps.map(step => step.querySelector('.text-ui')?.textContent ?? ''),
  )
  return { name: labels[1] ?? '', other: labels[0] ?? '' }
}

test('[L3 L4] what one locks another sees with its holder and reason, and can neither move, edit nor delete it; they ask and are told when it is free', async ({
  person,
}) => {
  test.slow()
  const [host, ada] = [await person(), await person()]
  const { name } = await atWorkflow(host, ada)
  await ada.workflow.select(name)
  await ada.locks.lockSelection({ reason: 'New wording', time: '2 hours' })
  await expect(ada.locks.badge('you', ada.workflow.step(name))).toContainText('2 h')

  const badge = host.locks.badge('Ada Lovelace: New wording', host.workflow.step(name))
  await expect(badge).toContainText('Ada Lovelace')
  const before = await host.workflow.placeOf(name)
  await host.workflow.drag(name, { x: 60, y: 40 })
  expect(await host.workflow.placeOf(name)).toEqual(before)
  await host.workflow.select(name)
  await expect(host.workflow.field('Name')).toHaveAttribute('readonly', '')
  await host.workflow.press('Delete')
  await host.locks.toast('Ada Lovelace has locked this: New wording')
  await expect(host.workflow.step(name)).toBeVisible()
  await host.document.showsSaveState('Saved')

  // its holder goes on
  await ada.workflow.drag(name, { x: 40, y: 30 })
  await expect.poll(() => host.workflow.placeOf(name)).toEqual(await ada.workflow.placeOf(name))

  await badge.click()
  await host.locks.details.getByRole('button', { name: 'Ask for it' }).click()
  await expect(host.locks.details.getByRole('button', { name: 'Stop asking' })).toBeVisible()
  await host.page.keyboard.press('Escape')
  const wish = await ada.locks.toast(/would like to edit step “/)
  await wish.getByRole('button', { name: 'Release' }).click()
  await expect(badge).toBeHidden()
  const free = await host.locks.toast(/^Step “.*” is free/)
  await free.getByRole('button', { name: 'Lock it' }).click()
  await expect(host.locks.badge('you', host.workflow.step(name))).toBeVisible()
  await expect(ada.locks.badge('Guest', ada.workflow.step(name))).toBeVisible()
})

test('[L4] a lock ends on the screen when its time is over, and its holder is told', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  const { name } = await atWorkflow(host, ada)
  const id = (await ada.workflow.step(name).getAttribute('data-id')) ?? ''
  await holdBriefly(ada.page, 'node', id, 6)
  const badge = host.locks.badge('Ada Lovelace', host.workflow.step(name))
  await expect(badge).toContainText(/[456] s/)
  await expect(badge).toContainText(/[123] s/)
  await expect(badge).toBeHidden()
  const over = await ada.locks.toast(/^Your time for step “.*” is over/)
  await host.workflow.drag(name, { x: 60, y: 40 })
  await expect.poll(() => ada.workflow.placeOf(name)).toEqual(await host.workflow.placeOf(name))
  await over.getByRole('button', { name: 'Lock again' }).click()
  await expect(ada.locks.badge('you', ada.workflow.step(name))).toBeVisible()
})

test('[L3] who leads takes a lock over, after a question; its holder is told by whom', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  const { name } = await atWorkflow(host, ada)
  await ada.workflow.select(name)
  await ada.locks.lockSelection()
  await host.locks.openList()
  const row = host.locks.list.getByRole('listitem').filter({ hasText: 'Ada Lovelace' })
  await row.getByRole('button', { name: 'Take over…' }).click()
  const question = host.page.getByRole('alertdialog', { name: 'Take over from Ada Lovelace?' })
  await question.getByRole('button', { name: 'Take over' }).click()
  await expect(question).toBeHidden()
  await expect(host.locks.badge('you', host.workflow.step(name))).toBeVisible()
  await ada.locks.toast(/took over step “/)
  await expect(ada.workflow.field('Name')).toHaveAttribute('readonly', '')
})

test('[L3 L4] lines of a text are held: they are marked with the holder and stay as they are, around them one writes', async ({
  person,
}) => {
  test.slow()
  const [host, ada] = [await person(), await person()]
  await ada.invite.open(await hostWithLink(host))
  await ada.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await host.document.type('first\nsecond\nthird')
  await expect(ada.document.editor).toContainText('third')
  await ada.document.editor.getByText('second').dblclick()
  await ada.locks.lockSelection({ reason: 'Checking' })
  await expect(host.locks.badge('Ada Lovelace: Checking', host.document.editor)).toBeVisible()

  await host.document.editor.getByText('second').click()
  await host.page.keyboard.type('x')
  await host.locks.toast('Ada Lovelace has locked this: Checking')
  await host.page.keyboard.press('Control+a')
  await host.page.keyboard.press('Delete')
  expect(await host.document.text()).toContain('second')
  await host.document.goToEnd()
  await host.document.type(' and more')
  await expect(ada.document.editor).toContainText('third and more')
  await host.page.keyboard.press('Control+Home')
  await host.document.type('the ')
  await expect(ada.document.editor).toContainText('the first')
  // what one writes oneself in what one holds reaches the other
  await ada.document.editor.getByText('second').click()
  await ada.page.keyboard.type('!')
  await expect(host.document.editor).toContainText(/sec?.*!/)
  await expect.poll(() => host.document.text()).toBe(await ada.document.text())
  await host.document.showsSaveState('Saved')
})

test('[L3 L4] a file is held: the tree and the tab say so, its text, name and place stay', async ({
  person,
}) => {
  const [host, ada] = [await person(), await person()]
  await ada.invite.open(await hostWithLink(host))
  await ada.invite.joinAsGuest('Ada Lovelace')
  await host.page.goto('/home')
  await host.home.document('Agent session').click()
  await host.session.isShown()
  await ada.page.goto(new URL(host.page.url()).pathname)
  await ada.session.isShown()
  await host.session.openFile('main.py')
  await ada.session.row('main.py').hover()
  await ada.session.row('main.py').getByRole('button', { name: 'Actions for main.py' }).click()
  await ada.page.getByRole('menuitem', { name: 'Lock…' }).click()
  await ada.locks.confirm({ reason: 'Moving it' })

  await expect(host.locks.badge('Ada Lovelace: Moving it', host.session.tree)).toBeVisible()
  await expect(host.locks.badge('Ada Lovelace: Moving it', host.session.tabs)).toBeVisible()
  await expect(host.locks.strip('Ada Lovelace has locked main.py.')).toBeVisible()
  await expect(host.session.text('main.py')).toHaveAttribute('aria-readonly', 'true')
  await host.session.delete('main.py')
  await host.locks.toast('Ada Lovelace has locked this: Moving it')
  await expect(host.session.row('main.py')).toBeVisible()
  await host.session.openFile('greeting.py')
  await expect(host.session.text('greeting.py')).not.toHaveAttribute('aria-readonly', 'true')
})

test('[L3 L4] a step of a pipeline and the whole document are held', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ada.invite.open(await hostWithLink(host))
  await ada.invite.joinAsGuest('Ada Lovelace')
  const [mine, hers] = [new PipelinePage(host.page), new PipelinePage(ada.page)]
  await mine.openExample()
  await ada.page.goto(new URL(host.page.url()).pathname)
  await hers.choose(2, 'Lock…')
  await ada.locks.confirm()
  await expect(host.locks.badge('Ada Lovelace', mine.steps.nth(1))).toBeVisible()
  await expect(host.page.getByRole('textbox', { name: 'Title of step 2' })).toBeHidden()
  await expect(host.page.getByRole('textbox', { name: 'Title of step 3' })).toBeVisible()
  const before = await mine.names()
  await mine.choose(2, 'Remove')
  await host.locks.toast('Ada Lovelace has locked this')
  expect(await mine.names()).toEqual(before)
  await hers.rename(2, 'Only full rows')
  await expect(mine.step('Only full rows')).toBeVisible()

  await ada.locks.badge('you', hers.steps.nth(1)).click()
  await ada.locks.details.getByRole('button', { name: 'Release' }).click()
  await ada.locks.openList()
  await ada.page.getByRole('button', { name: 'Lock the whole document…' }).click()
  await ada.locks.confirm({ reason: 'Handing it in', time: '5 min' })
  await expect(host.locks.strip('Ada Lovelace has locked the whole document. Handing it in')).toBeVisible()
  await expect(host.page.getByRole('button', { name: 'Add step' })).toBeHidden()
  await ada.locks
    .strip('You have locked the whole document.')
    .getByRole('button', { name: 'Release' })
    .click()
  await expect(host.page.getByRole('button', { name: 'Add step' })).toBeVisible()
})

test('[L2 L3] where everyone edits only what they hold, one locks to edit, and a new step is held by who adds it', async ({
  person,
}) => {
  test.slow()
  const [host, ada] = [await person(), await person()]
  const { name } = await atWorkflow(host, ada)
  await host.together.startSession()
  await host.together.choose('Only what is locked')
  await ada.workflow.select(name)
  await expect(ada.workflow.field('Name')).toHaveAttribute('readonly', '')
  await ada.workflow.inspector.getByRole('button', { name: 'Lock to edit' }).click()
  await expect(ada.workflow.field('Name')).not.toHaveAttribute('readonly', '')
  await ada.workflow.fill('Name', 'Held by me')
  await expect(host.workflow.step('Held by me')).toBeVisible()
  await ada.workflow.closeInspector()

  const before = await ada.workflow.steps.count()
  await ada.workflow.add('HTTP request')
  await expect(host.workflow.steps).toHaveCount(before + 1)
  await expect(host.locks.badge('Ada Lovelace')).toHaveCount(2)
  await ada.document.showsSaveState('Saved')
})

test('[L4 D6] what one changes offline in what somebody has locked meanwhile is refused on return, and offered', async ({
  person,
  wire,
}) => {
  test.slow()
  const [host, ada] = [await person(), await person()]
  const { name } = await atWorkflow(host, ada, wire.url)
  await ada.document.showsSaveState('Saved')
  wire.cut()
  await ada.document.isOffline()
  await ada.workflow.select(name)
  await ada.workflow.fill('Name', 'renamed on the train')
  await host.workflow.select(name)
  await host.locks.lockSelection({ reason: 'Mine now' })
  wire.mend()
  await ada.document.tryNow()
  await expect(ada.page.getByText(/has locked this/).first()).toBeVisible({ timeout: 20_000 })
  await expect(ada.workflow.step(name)).toBeVisible()
  await expect(ada.workflow.step('renamed on the train')).toBeHidden()
  await expect(host.workflow.step(name)).toBeVisible()
  await ada.document.showsSaveState('Saved')
})
