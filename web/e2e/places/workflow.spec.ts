import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { expect, type Person, test } from '../support/test'

/** A guest with the example workflow open, and whoever else comes in by a link. */
const together = async (host: Person, ...others: [Person, string][]): Promise<void> => {
  await host.start.tryItNow()
  await host.workflow.openExample()
  if (others.length === 0) return
  const link = await host.document.createInvitation()
  for (const [one, name] of others) {
    await one.workflow.joinAsGuest(link, name)
    await expect(one.workflow.steps).toHaveCount(3)
  }
}

const samePicture = async (one: Person, other: Person) =>
  expect.poll(() => one.workflow.picture()).toBe(await other.workflow.picture())

test('[D2] the example is there, and a step comes by click or by drag, is named and set', async ({
  person,
}) => {
  const host = await person()
  await together(host)
  await host.workflow.add('HTTP request')
  await expect(host.workflow.inspector).toContainText('HTTP request')
  await host.workflow.fill('Name', 'Fetch the orders')
  await host.workflow.fill('Address', 'https://example.org/orders')
  await expect(host.workflow.step('Fetch the orders')).toContainText('GET example.org/orders')
  await host.workflow.dragIn('Delay', { x: 200, y: 400 })
  await expect(host.workflow.steps).toHaveCount(5)
  await host.document.showsSaveState('Saved')
  await host.page.reload()
  await expect(host.workflow.step('Fetch the orders')).toContainText('GET example.org/orders')
})

test('[D2] two people change one step at once, and both have their way', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await together(host, [guest, 'Ada Lovelace'])
  await host.workflow.select('Review')
  await guest.workflow.select('Review')
  const before = await host.workflow.placeOf('Review')
  await Promise.all([
    host.workflow.drag('Review', { x: 60, y: 120 }),
    (async () => {
      await guest.workflow.fill('assignee', 'Grace')
      await guest.workflow.fill('Name', 'Second look')
    })(),
  ])
  await expect(host.workflow.step('Second look')).toBeVisible()
  await expect(host.workflow.field('assignee')).toHaveValue('Grace')
  await samePicture(guest, host)
  const after = await guest.workflow.placeOf('Second look')
  expect(after.y).toBeGreaterThan(before.y)
})

test('[D2] others see a step move while it is still in the hand', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await together(host, [guest, 'Ada Lovelace'])
  const before = await guest.workflow.placeOf('Publish')
  await host.workflow.drag('Publish', { x: 0, y: 140 }, async () => {
    await expect.poll(async () => (await guest.workflow.placeOf('Publish')).y).toBeGreaterThan(before.y)
  })
  await samePicture(guest, host)
})

test('[D2] who comes late sees the same', async ({ person }) => {
  const [host, guest, late] = [await person(), await person(), await person()]
  await together(host, [guest, 'Ada Lovelace'])
  await host.workflow.add('Condition')
  await guest.workflow.add('Note')
  await host.workflow.connect('Review', 'Condition')
  await expect(guest.workflow.connection('Review', 'Condition')).toBeAttached()
  await host.workflow.closeInspector()
  const link = await host.document.createInvitation()
  await late.workflow.joinAsGuest(link, 'Late')
  await expect(late.workflow.steps).toHaveCount(5)
  await samePicture(late, host)
  await samePicture(guest, host)
})

test('[D2] connecting to a step while somebody deletes it leaves no loose end, and undo brings both back', async ({
  person,
  wire,
}) => {
  const [host, guest] = [await person(), await person()]
  await host.start.tryItNow()
  await host.workflow.openExample()
  const link = new URL(await host.document.createInvitation())
  await guest.workflow.joinAsGuest(wire.url + link.pathname + link.search, 'Ada Lovelace')
  await expect(guest.workflow.steps).toHaveCount(3)

  // at the same moment: neither has heard of the other
  wire.cut()
  await guest.document.showsSaveState('Offline')
  await host.workflow.delete('Publish')
  // the line that says so moves the canvas down; nobody draws while it does
  await expect(guest.page.getByText('You are offline.')).toBeVisible()
  await guest.workflow.connect('Draft is ready', 'Publish')
  await expect(guest.workflow.connection('Draft is ready', 'Publish')).toBeAttached()
  wire.mend()

  await expect(guest.workflow.step('Publish')).toBeHidden({ timeout: 20_000 })
  await expect(guest.workflow.connections).toHaveCount(1)
  await expect(host.workflow.connections).toHaveCount(1)
  await host.workflow.press('Control+z')
  for (const one of [host, guest]) {
    await expect(one.workflow.connection('Review', 'Publish')).toBeAttached()
    await expect(one.workflow.connection('Draft is ready', 'Publish')).toBeAttached()
  }
})

test('[D7] undo takes back my steps and leaves those of others', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await together(host, [guest, 'Ada Lovelace'])
  await host.workflow.add('Delay')
  await expect(guest.workflow.step('Delay')).toBeVisible()
  await guest.workflow.add('Transform')
  await expect(host.workflow.step('Transform')).toBeVisible()
  await host.workflow.press('Control+z')
  await expect(host.workflow.step('Delay')).toBeHidden()
  await expect(host.workflow.step('Transform')).toBeVisible()
  await host.workflow.press('Control+z')
  await expect(host.workflow.steps).toHaveCount(4)
  await host.workflow.press('Control+Shift+z')
  await expect(guest.workflow.step('Delay')).toBeVisible()
})

test('[D7] a drag is one step of undo', async ({ person }) => {
  const host = await person()
  await together(host)
  const before = await host.workflow.placeOf('Review')
  await host.workflow.drag('Review', { x: 40, y: 160 })
  expect(await host.workflow.placeOf('Review')).not.toEqual(before)
  await host.workflow.press('Control+z')
  await expect.poll(() => host.workflow.placeOf('Review')).toEqual(before)
})

test('[D2] steps and what connects them are copied, pasted, cut and duplicated', async ({ person }) => {
  const host = await person()
  await together(host)
  await host.workflow.select('Review')
  await host.workflow.selectAlso('Publish')
  await host.workflow.press('Control+c')
  await host.document.showsToast('2 steps copied')
  await host.workflow.press('Control+v')
  await expect(host.workflow.steps).toHaveCount(5)
  await expect(host.workflow.connections).toHaveCount(3)
  await host.workflow.press('Control+d')
  await expect(host.workflow.steps).toHaveCount(7)
  await host.workflow.press('Control+x')
  await expect(host.workflow.steps).toHaveCount(5)
  await host.workflow.paste('{"tutti":"workflow","nodes":{"a":3}}')
  await host.document.showsToast('That cannot be pasted. There is no step in it that can be read.')
  await host.workflow.press('Control+a', 'Delete')
  await expect(host.page.getByRole('heading', { name: 'This workflow is empty' })).toBeVisible()
})

test('[D2] several steps are aligned, and a step cannot lead to itself', async ({ person }) => {
  const host = await person()
  await together(host)
  await host.workflow.drag('Publish', { x: 0, y: 120 })
  await host.workflow.select('Review')
  await host.workflow.selectAlso('Publish')
  await host.page.getByRole('button', { name: 'Align top' }).click()
  const at = await host.workflow.placeOf('Review')
  await expect.poll(async () => (await host.workflow.placeOf('Publish')).y).toBe(at.y)
  const review = host.workflow.step('Review')
  await host.workflow.pull(review.locator('.source'), review.locator('.target'))
  await expect(host.workflow.connections).toHaveCount(2)
})

test('[D2] everything by keyboard: select, connect, name, label, delete', async ({ person }) => {
  const host = await person()
  await together(host)
  const start = host.workflow.step('Draft is ready')
  await start.focus()
  await host.workflow.press('Enter', 'F2')
  await expect(host.workflow.field('Name')).toBeFocused()
  await host.workflow.field('Connect to').selectOption({ label: 'Publish' })
  await expect(host.workflow.connection('Draft is ready', 'Publish')).toBeAttached()
  await host.workflow.connection('Draft is ready', 'Publish').focus()
  await host.workflow.press('Enter', 'F2')
  await host.workflow.fill('Label', 'at once')
  await expect(host.workflow.canvas.getByText('at once')).toBeVisible()
  await host.workflow.connection('Draft is ready', 'Publish').focus()
  await host.workflow.press('Delete')
  await expect(host.workflow.canvas.getByText('at once')).toBeHidden()
  const before = await host.workflow.placeOf('Draft is ready')
  await start.focus()
  await host.workflow.press('Enter', 'ArrowDown')
  await expect.poll(async () => (await host.workflow.placeOf('Draft is ready')).y).toBeGreaterThan(before.y)
})

test('[P3 P4] each sees where the other points and what the other has selected', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  await together(host, [guest, 'Ada Lovelace'])
  await guest.workflow.select('Review')
  await expect(host.workflow.selectedBy('Review', 'Ada Lovelace')).toBeVisible()
  await expect(host.workflow.cursorOf('Ada Lovelace')).toBeVisible()
  const spot = async (one: Person, what: 'cursor' | 'step') => {
    const place = what === 'step' ? one.workflow.step('Review') : one.workflow.cursorOf('Ada Lovelace')
    return place.boundingBox()
  }
  // she clicked into the middle of the step: there her arrow is, wherever the host's canvas stands
  await expect
    .poll(async () => {
      const [cursor, step] = [await spot(host, 'cursor'), await spot(host, 'step')]
      return cursor && step ? Math.abs(cursor.x - (step.x + step.width / 2)) : Number.POSITIVE_INFINITY
    })
    .toBeLessThan(4)
  await guest.workflow.press('Escape')
  await expect(host.workflow.selectedBy('Review', 'Ada Lovelace')).toBeHidden()
})

test('[W2] a reader sees everything and moves nothing', async ({ person }) => {
  const [host, reader] = [await person(), await person()]
  await host.start.tryItNow()
  await host.workflow.openExample()
  await reader.workflow.joinAsGuest(await host.document.createInvitation('Viewer'), 'Vera')
  await reader.document.showsSaveState('Read-only')
  await expect(reader.workflow.steps).toHaveCount(3)
  await expect(reader.page.getByRole('complementary', { name: 'Palette' })).toBeHidden()
  const before = await reader.workflow.picture()
  await reader.workflow.drag('Review', { x: 0, y: 120 })
  await reader.workflow.step('Review').click()
  await reader.workflow.press('Delete', 'Control+d', 'Control+x')
  await expect(reader.workflow.field('Name')).toHaveValue('Review')
  await expect(reader.workflow.field('Name')).not.toBeEditable()
  await host.workflow.add('Delay')
  await expect(reader.workflow.step('Delay')).toBeVisible()
  await host.workflow.delete('Delay')
  await expect(reader.workflow.step('Delay')).toBeHidden()
  expect(await reader.workflow.picture()).toBe(before)
})

test('[D2] on a phone one adds, selects and edits with a finger', async ({ person }) => {
  const host = await person({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await together(host)
  await host.page.getByRole('button', { name: 'Add step' }).tap()
  await host.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Send message/ })
    .tap()
  await expect(host.workflow.steps).toHaveCount(4)
  await host.workflow.fill('Name', 'Tell the team')
  await expect(host.workflow.step('Tell the team')).toBeVisible()
  await host.workflow.closeInspector()
  await host.workflow.step('Review').tap()
  await host.workflow.field('Connect to').selectOption({ label: 'Tell the team' })
  await expect(host.workflow.connection('Review', 'Tell the team')).toBeAttached()
  expect(await host.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] the workflow editor fits every width, and axe finds nothing serious (${colorScheme})`, async ({
    person,
  }) => {
    // twelve pictures, and axe three times
    test.slow()
    const [host, guest] = [await person({ colorScheme }), await person({ colorScheme })]
    await together(host, [guest, 'Ada Lovelace'])
    await shoot(host.page, `workflow-start-${colorScheme}`)
    await host.workflow.add('Condition')
    await host.workflow.press('Escape')
    await host.workflow.paste(JSON.stringify(orders))
    await expect(host.workflow.steps).toHaveCount(11)
    await host.page.getByRole('button', { name: 'Show everything' }).click()
    expect(await seriousFindings(host.page)).toEqual([])
    await shoot(host.page, `workflow-several-${colorScheme}`)
    await guest.page.getByRole('button', { name: 'Show everything' }).click()
    await guest.workflow.select('Fetch the order')
    await expect(host.workflow.selectedBy('Fetch the order', 'Ada Lovelace')).toBeVisible()
    await host.workflow.select('Is it large?')
    await expect(host.workflow.inspector).toBeVisible()
    expect(await seriousFindings(host.page)).toEqual([])
    await shoot(host.page, `workflow-step-${colorScheme}`)
    await host.workflow.press('Control+a', 'Delete')
    await shoot(host.page, `workflow-empty-${colorScheme}`)
    expect(await seriousFindings(host.page)).toEqual([])
  })
}

/** A piece of workflow with a step of each type. */
const orders = {
  tutti: 'workflow',
  nodes: {
    hook: { type: 'trigger', x: 0, y: 300, label: 'New order', data: { mode: 'webhook', path: '/orders' } },
    fetch: {
      type: 'http',
      x: 264,
      y: 300,
      label: 'Fetch the order',
      data: { method: 'GET', url: 'https://shop.example.org/orders/1' },
    },
    large: {
      type: 'condition',
      x: 528,
      y: 276,
      label: 'Is it large?',
      data: { expression: 'order.total > 1000' },
    },
    total: {
      type: 'transform',
      x: 792,
      y: 240,
      label: 'Sum up',
      data: { expression: '{ "sum": order.total }' },
    },
    tell: { type: 'message', x: 1056, y: 240, label: 'Tell the team', data: { to: 'sales@example.org' } },
    wait: { type: 'delay', x: 792, y: 400, label: 'Wait a day', data: { amount: 1, unit: 'days' } },
    note: {
      type: 'note',
      x: 264,
      y: 400,
      label: '',
      data: { text: 'Orders come from the shop.\nAsk Grace about the limit.' },
    },
  },
  edges: {
    a: { source: 'hook', target: 'fetch' },
    b: { source: 'fetch', target: 'large' },
    c: { source: 'large', target: 'total', source_handle: 'true', label: 'large' },
    d: { source: 'large', target: 'wait', source_handle: 'false' },
    e: { source: 'total', target: 'tell' },
  },
}
