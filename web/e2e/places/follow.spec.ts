import { PipelinePage } from '../pages/pipeline-page'
import { expect, hostWithLink, type Person, test } from '../support/test'

const long = Array.from({ length: 2_000 }, (_, index) => `line ${index + 1}`).join('\n')

/** Puts a long text in place of what is there. */
const paste = async ({ page, document }: Person, text: string) => {
  await document.clear()
  await page.evaluate(value => navigator.clipboard.writeText(value), text)
  await document.press('Control+v')
  await document.showsSaveState('Saved')
}

/** A host with a document of 2,000 lines, and others who came in. */
const withLongText = async (host: Person, ...others: [Person, string][]) => {
  await host.start.tryItNow()
  for (const [one, name] of others) {
    await one.invite.open(await host.document.createInvitation())
    await one.invite.joinAsGuest(name)
  }
  await paste(host, long)
}

const inSight = (one: Person) => one.together.linesInSight(one.document.editor)

const scrollBy = async ({ page, document }: Person, pixels: number) => {
  await document.editor.hover({ position: { x: 60, y: 20 } }).catch(() => undefined)
  const box = await page.getByRole('main', { name: 'Editor' }).boundingBox()
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200)
  await page.mouse.wheel(0, pixels)
}

const seesTheSame = async (follower: Person, leader: Person) =>
  expect
    .poll(async () => {
      const [theirs, own] = [await inSight(leader), await inSight(follower)]
      return own.slice(0, 5).includes(theirs[1] ?? '-')
    })
    .toBe(true)

test('[P6 P5] Ada follows the host through 2,000 lines, the host sees it, and her own scroll ends it', async ({
  person,
}) => {
  test.slow()
  const [host, ada] = [await person(), await person()]
  await withLongText(host, [ada, 'Ada Lovelace'])
  await expect(ada.document.editor).toContainText('line 1')
  await ada.page.getByRole('button', { name: /^Follow / }).click()
  await expect(ada.together.following).toBeVisible()
  await expect(ada.page.getByTestId('follow-frame')).toBeVisible()
  await expect(host.together.row('Ada Lovelace')).toContainText('Following you')

  for (const pixels of [4_000, 20_000, -9_000]) {
    await scrollBy(host, pixels)
    await seesTheSame(ada, host)
  }
  await host.page.keyboard.press('Escape')
  await host.document.press('Control+End')
  await expect.poll(async () => (await inSight(ada)).at(-1)).toBe('line 2000')

  await scrollBy(ada, -3_000)
  await ada.together.followsNobody()
  const before = await inSight(ada)
  await host.document.press('Control+Home')
  await expect.poll(async () => (await inSight(host))[0]).toBe('line 1')
  await expect(host.together.row('Ada Lovelace')).not.toContainText('Following you')
  expect(await inSight(ada)).toEqual(before)
})

test('[P6] Escape ends it, a key ends it, and so does the one who is followed by leaving', async ({
  person,
}) => {
  const [host, ada] = [await person(), await person()]
  await ada.invite.open(await hostWithLink(host))
  await ada.invite.joinAsGuest('Ada Lovelace')
  await host.together.follow('Ada Lovelace')
  await host.page.keyboard.press('Escape')
  await host.together.followsNobody()
  await host.together.follow('Ada Lovelace')
  await host.document.press('ArrowDown')
  await host.together.followsNobody()
  await host.together.follow('Ada Lovelace')
  await host.page.getByRole('button', { name: 'Stop following', exact: true }).click()
  await host.together.followsNobody()
  await host.together.follow('Ada Lovelace')
  await ada.page.close()
  await host.document.showsToast('Ada Lovelace left. You no longer follow them.')
  await host.together.followsNobody()
})

test('[P6] nobody can follow someone who follows them', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  await ada.invite.open(await hostWithLink(host))
  await ada.invite.joinAsGuest('Ada Lovelace')
  await ada.page.getByRole('button', { name: /^Follow / }).click()
  await expect(host.together.row('Ada Lovelace')).toContainText('Following you')
  await host.together.avatar('Ada Lovelace').click()
  await host.document.showsToast('Ada Lovelace follows you, so you cannot follow them.')
  await host.together.followsNobody()
})

test('[P6] the host brings everyone to where the host is, and each can go their own way again', async ({
  person,
}) => {
  test.slow()
  const [host, ada, alan] = [await person(), await person(), await person()]
  await withLongText(host, [ada, 'Ada Lovelace'], [alan, 'Alan Turing'])
  await host.document.press('Control+End')
  await expect.poll(async () => (await inSight(host)).at(-1)).toBe('line 2000')
  await host.together.bringEveryone()
  for (const one of [ada, alan]) {
    await expect(one.together.following).toBeVisible()
    await expect.poll(async () => (await inSight(one)).at(-1)).toBe('line 2000')
  }
  await host.together.followsNobody()
  await alan.document.press('Control+Home')
  await alan.together.followsNobody()
  await expect.poll(async () => (await inSight(alan))[0]).toBe('line 1')
  await expect(ada.together.following).toBeVisible()
})

test('[P6 P3] across the canvas: the same middle and the same steps in sight, until one pans oneself; a pointer that rests fades', async ({
  person,
}) => {
  test.slow()
  const [host, ada] = [await person(), await person()]
  await host.start.tryItNow()
  await host.workflow.openExample()
  await ada.workflow.joinAsGuest(await host.document.createInvitation(), 'Ada Lovelace')
  await expect(ada.workflow.steps).toHaveCount(3)
  await ada.page.getByRole('button', { name: /^Follow / }).click()
  await expect(ada.together.following).toBeVisible()

  const viewOf = ({ page }: Person) =>
    page.locator('.react-flow__viewport').evaluate(element => {
      const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform)
      return [a.toFixed(2), Math.round(e), Math.round(f)].join(' ')
    })
  const canvas = await host.workflow.canvas.boundingBox()
  await host.page.mouse.move((canvas?.x ?? 0) + 300, (canvas?.y ?? 0) + 200)
  await host.page.mouse.wheel(300, 500)
  await expect.poll(() => viewOf(ada)).toBe(await viewOf(host))
  await host.page.getByRole('button', { name: 'Zoom out' }).click()
  await expect.poll(async () => (await viewOf(ada)) === (await viewOf(host))).toBe(true)
  await host.page.mouse.move((canvas?.x ?? 0) + 320, (canvas?.y ?? 0) + 220)
  await expect(ada.page.getByTestId('remote-cursor')).toHaveCSS('opacity', '1')

  await ada.page.mouse.move(500, 400)
  await ada.page.mouse.wheel(0, -200)
  await ada.together.followsNobody()
  const before = await viewOf(ada)
  await host.page.getByRole('button', { name: 'Show everything' }).click()
  await expect.poll(() => viewOf(host)).not.toBe(before)
  expect(await viewOf(ada)).toBe(before)
  await host.page.mouse.move((canvas?.x ?? 0) + 340, (canvas?.y ?? 0) + 240)
  await expect(ada.page.getByTestId('remote-cursor')).toHaveCSS('opacity', '1')
  await expect(ada.page.getByTestId('remote-cursor')).toHaveCSS('opacity', '0', { timeout: 15_000 })
})

test('[P1] who does nothing for a minute is idle, and the others read since when', async ({ person }) => {
  const [host, ada] = [await person(), await person()]
  const link = await hostWithLink(host)
  await ada.page.clock.install()
  await ada.invite.open(link)
  await ada.invite.joinAsGuest('Ada Lovelace')
  await expect(host.together.row('Ada Lovelace')).toContainText('Viewing')
  await ada.page.clock.runFor(61_000)
  await expect(host.together.row('Ada Lovelace')).toContainText(/Idle( since \d\d:\d\d)?/)
  await ada.page.mouse.move(300, 300)
  await expect(host.together.row('Ada Lovelace')).toContainText(/Viewing|Editing/)
})

test('[P6] through the files of a session: the same file and the same lines, also in a file one never opened', async ({
  person,
}) => {
  test.slow()
  const [host, ada] = [await person(), await person()]
  await host.start.tryItNow()
  await host.page.goto('/home')
  await host.home.document('Agent session').click()
  await host.session.isShown()
  await ada.invite.open(await host.document.createInvitation())
  await ada.invite.enterAsGuest('Ada Lovelace')
  await ada.session.isShown()
  await ada.page.getByRole('button', { name: /^Follow / }).click()
  await host.session.newFile('src/long.py')
  await host.page.evaluate(value => navigator.clipboard.writeText(value), long)
  await host.session.text('src/long.py').press('Control+v')
  await expect(ada.session.text('src/long.py')).toBeVisible()
  const seen = (one: Person) => one.together.linesInSight(one.session.text('src/long.py'))
  await expect.poll(async () => (await seen(ada)).at(-1)).toBe('line 2000')
  await expect(ada.together.row('(you)')).toContainText('Following')
  await host.session.openFile('main.py')
  await expect(ada.session.text('main.py')).toBeVisible()
  await ada.session.text('main.py').click()
  await ada.together.followsNobody()
  await host.session.openFile('src/long.py')
  await expect(host.session.text('src/long.py')).toBeVisible()
  await expect(ada.session.text('main.py')).toBeVisible()
})

test('[P6] through the steps of a pipeline', async ({ person }) => {
  test.slow()
  const small = { viewport: { width: 1280, height: 500 } }
  const [host, ada] = [await person(small), await person(small)]
  const invitation = await hostWithLink(host)
  const pipelines = [new PipelinePage(host.page), new PipelinePage(ada.page)] as const
  await pipelines[0].openExample()
  await ada.invite.open(invitation)
  await ada.invite.joinAsGuest('Ada Lovelace')
  await ada.page.goto(host.page.url())
  await expect(pipelines[1].steps).toHaveCount(3)
  await expect(pipelines[1].steps.last()).not.toBeInViewport()
  await ada.page.getByRole('button', { name: /^Follow / }).click()
  await expect(ada.together.following).toBeVisible()
  await pipelines[0].steps.last().scrollIntoViewIfNeeded()
  await expect(pipelines[1].steps.last()).toBeInViewport()
  await ada.page.getByRole('main', { name: 'Editor' }).hover()
  await ada.page.mouse.wheel(0, -2_000)
  await ada.together.followsNobody()
  await expect(pipelines[1].steps.first()).toBeInViewport()
})
