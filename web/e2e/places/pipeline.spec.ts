import { readFile } from 'node:fs/promises'
import { PipelinePage } from '../pages/pipeline-page'
import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { expect, hostWithLink, type Person, test } from '../support/test'

const survey = 'answer,age\nYes,30\nNo,20\n,40\nYes,25\nMaybe,61\n'
const at = ({ page }: Person) => new PipelinePage(page)

/** A host with the example pipeline open, and what leads others to it. */
const hostAtPipeline = async (host: Person, role?: 'Viewer') => {
  const invitation = await hostWithLink(host, role)
  await at(host).openExample()
  return { invitation, address: host.page.url() }
}

const joins = async (
  guest: Person,
  { invitation, address }: { invitation: string; address: string },
  name: string,
) => {
  await guest.invite.open(invitation)
  await guest.invite.joinAsGuest(name)
  await guest.page.goto(address)
  await expect(at(guest).steps.first()).toBeVisible()
}

test('[D2] a CSV that is dropped becomes a table, a count and a chart, and is still there after a reload', async ({
  person,
}) => {
  const host = await person()
  await hostAtPipeline(host)
  const pipeline = at(host)
  await expect(
    pipeline.step('Load the answers').getByText('Drop survey.csv here to see results'),
  ).toBeVisible()

  await pipeline.drop('Load the answers', 'survey.csv', survey)
  const counted = [
    ['Maybe', '1'],
    ['No', '1'],
    ['Yes', '2'],
  ]
  await expect.poll(() => pipeline.rows('Count by answer')).toEqual(counted)
  await expect(pipeline.step('Drop empty rows').getByText('4 rows · 2 columns')).toBeVisible()
  await pipeline.step('Count by answer').getByRole('button', { name: 'Chart' }).click()
  await expect(
    pipeline
      .step('Count by answer')
      .getByRole('img', { name: /Bar chart of count by answer: 3 points, highest 2 at Yes/ }),
  ).toBeVisible()

  await host.page.reload()
  await expect.poll(() => pipeline.rows('Count by answer')).toEqual(counted)
})

test('[D2] who does not have the file sees the shared preview, and which file is needed', async ({
  person,
}) => {
  const [host, guest] = [await person(), await person()]
  const way = await hostAtPipeline(host)
  await joins(guest, way, 'Ada Lovelace')
  await expect(
    at(guest).step('Load the answers').getByText('Drop survey.csv here to see results'),
  ).toBeVisible()

  await at(host).drop('Load the answers', 'survey.csv', survey)
  const preview = at(guest)
    .step('Count by answer')
    .getByRole('region', { name: 'Shared result of Count by answer' })
  await expect(preview.getByText('3 rows, 2 columns')).toBeVisible()
  await expect(preview.getByRole('row', { name: /Yes\s*2/ })).toBeVisible()
  await expect(
    at(guest).step('Load the answers').getByText('Drop survey.csv here to see all rows'),
  ).toBeVisible()

  // a result is nobody's edit
  await expect(host.page.getByRole('button', { name: 'Undo my last change' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('[D2] two people reorder and edit at once and see the same, and a third who joins late too', async ({
  person,
}) => {
  test.slow()
  const [host, guest, late] = [await person(), await person(), await person()]
  const way = await hostAtPipeline(host)
  await joins(guest, way, 'Ada Lovelace')

  await Promise.all([
    at(host).moveByKeyboard(3, 'ArrowUp'),
    (async () => {
      await at(guest).rename(1, 'Load the survey')
      await at(guest).add('Limit rows')
    })(),
  ])
  const expected = ['Load the survey', 'Count by answer', 'Drop empty rows', 'Limit rows']
  await expect.poll(() => at(host).names()).toEqual(expected)
  await expect.poll(() => at(guest).names()).toEqual(expected)

  // both change one step at once: each parameter is kept
  await Promise.all([
    at(host).step('Drop empty rows').getByRole('combobox', { name: 'Condition' }).selectOption('is'),
    at(guest).rename(3, 'Only yes'),
  ])
  await at(host).step('Only yes').getByRole('textbox', { name: 'Value' }).fill('yes')
  await expect(at(guest).step('Only yes').getByRole('textbox', { name: 'Value' })).toHaveValue('yes')

  // an invitation made here leads here
  await late.invite.open(await host.document.createInvitation())
  await late.page.getByLabel('Your name').fill('Alan Turing')
  await late.page.getByRole('button', { name: 'Join as guest' }).click()
  await expect
    .poll(() => at(late).names())
    .toEqual(['Load the survey', 'Count by answer', 'Only yes', 'Limit rows'])
  await expect(at(late).step('Only yes').getByRole('textbox', { name: 'Value' })).toHaveValue('yes')
})

test('[D2] a step is dragged to another place', async ({ person }) => {
  const host = await person({ viewport: { width: 1280, height: 1200 } })
  await hostAtPipeline(host)
  await host.page.getByRole('button', { name: 'Close all steps' }).click()
  const handle = await host.page.getByRole('button', { name: 'Move step 3' }).boundingBox()
  const target = await at(host).step('Load the answers').boundingBox()
  if (!handle || !target) throw new Error('both are on the page')
  await host.page.mouse.move(handle.x + 8, handle.y + 12)
  await host.page.mouse.down()
  await host.page.mouse.move(handle.x + 30, handle.y - 20, { steps: 4 })
  await host.page.mouse.move(target.x + 40, target.y + 10, { steps: 8 })
  await host.page.mouse.up()
  await expect
    .poll(() => at(host).names())
    .toEqual(['Count by answer', 'Load the answers', 'Drop empty rows'])
})

test('[D7] undo takes back what I did and leaves what others did to the same step', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  const way = await hostAtPipeline(host)
  await joins(guest, way, 'Ada Lovelace')
  await at(host).step('Drop empty rows').getByRole('combobox', { name: 'Condition' }).selectOption('is not')
  await expect(at(guest).step('Drop empty rows').getByRole('combobox', { name: 'Condition' })).toHaveValue(
    'not_equals',
  )
  await at(guest).rename(2, 'Hers')
  await expect(at(host).step('Hers')).toBeVisible()
  await host.page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect(at(host).step('Hers').getByRole('combobox', { name: 'Condition' })).toHaveValue('not_empty')

  await at(host).choose(3, 'Remove')
  await expect(at(guest).steps).toHaveCount(2)
  await host.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => at(guest).names()).toEqual(['Load the answers', 'Hers', 'Count by answer'])
})

test('[D2] what is wrong is said in words at its step', async ({ person }) => {
  const host = await person()
  await hostAtPipeline(host)
  const pipeline = at(host)
  await pipeline.drop('Load the answers', 'survey.csv', survey)
  await pipeline.add('Compute a column')
  const step = pipeline.step('Compute a column')
  await step.getByRole('textbox', { name: 'Name of the column' }).fill('twice')
  await step.getByRole('textbox', { name: 'Expression' }).fill('conut * 2')
  await expect(step.getByRole('alert')).toHaveText('There is no column “conut”. Did you mean “count”?')
  await step.getByRole('textbox', { name: 'Expression' }).fill('count * 2')
  await expect
    .poll(() => pipeline.rows('Compute a column'))
    .toEqual([
      ['Maybe', '1', '2'],
      ['No', '1', '2'],
      ['Yes', '2', '4'],
    ])
  const [download] = await Promise.all([
    host.page.waitForEvent('download'),
    step.getByRole('button', { name: 'Download as CSV' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toBe('answer,count,twice\nMaybe,1,2\nNo,1,2\nYes,2,4')
})

test('[P3 P5] others see at which step someone is', async ({ person }) => {
  const [host, guest] = [await person(), await person()]
  const way = await hostAtPipeline(host)
  await joins(guest, way, 'Ada Lovelace')
  await at(guest).step('Drop empty rows').getByRole('combobox', { name: 'Condition' }).focus()
  await expect(
    at(host).step('Drop empty rows').getByRole('img', { name: 'Ada Lovelace edits this' }),
  ).toBeVisible()
  await at(guest).step('Count by answer').getByRole('button', { name: 'Close step 3' }).click()
  await expect(
    at(host).step('Count by answer').getByRole('img', { name: 'Ada Lovelace is here' }),
  ).toBeVisible()
  await expect(at(host).step('Drop empty rows').getByRole('img', { name: /Ada/ })).toBeHidden()
})

test('[W2] a reader sees everything, tries it on a file of their own, and changes nothing', async ({
  person,
}) => {
  const [host, viewer] = [await person(), await person()]
  const way = await hostAtPipeline(host, 'Viewer')
  await joins(viewer, way, 'Vera')
  const pipeline = at(viewer)
  await expect(pipeline.step('Drop empty rows').getByRole('combobox', { name: 'Condition' })).toBeDisabled()
  await expect(viewer.page.getByRole('button', { name: 'Add step' })).toBeHidden()
  await expect(viewer.page.getByRole('button', { name: /^Actions for step/ })).toHaveCount(0)
  await expect(viewer.page.getByRole('button', { name: /^Move step/ })).toHaveCount(0)
  await pipeline.drop('Load the answers', 'survey.csv', survey)
  await expect.poll(() => pipeline.rows('Count by answer')).toHaveLength(3)
  await viewer.document.showsSaveState('Read-only')
  await expect(
    at(host).step('Load the answers').getByText('Drop survey.csv here to see results'),
  ).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] it fits every width and shuts nobody out (${colorScheme})`, async ({ person }) => {
    test.slow()
    const [host, guest] = [await person({ colorScheme, reducedMotion: 'reduce' }), await person()]
    const way = await hostAtPipeline(host)
    await shoot(host.page, `pipeline-start-${colorScheme}`)
    const pipeline = at(host)
    await pipeline.step('Load the answers').getByRole('button', { name: 'Use sample data' }).click()
    await expect.poll(() => pipeline.rows('Count by answer')).toHaveLength(3)
    await pipeline.add('Chart')
    const chart = pipeline.step('Chart')
    await chart.getByRole('combobox', { name: 'x axis' }).selectOption('answer')
    await chart.getByRole('combobox', { name: 'y axis' }).selectOption('count')
    await expect(chart.getByRole('img', { name: /^Bar chart/ })).toBeVisible()
    await joins(guest, way, 'Ada Lovelace')
    await at(guest).step('Drop empty rows').getByRole('combobox', { name: 'Condition' }).focus()
    await expect(host.page.getByRole('img', { name: 'Ada Lovelace edits this' })).toBeVisible()
    expect(await seriousFindings(host.page)).toEqual([])
    expect(await seriousFindings(guest.page)).toEqual([])
    await shoot(host.page, `pipeline-top-${colorScheme}`)
    await chart.scrollIntoViewIfNeeded()
    await shoot(host.page, `pipeline-end-${colorScheme}`)
    await shoot(guest.page, `pipeline-guest-${colorScheme}`)
  })
}

test('[UI] on a phone one adds a step and reads its result', async ({ person }) => {
  const host = await person({ viewport: { width: 390, height: 844 }, hasTouch: true })
  await hostAtPipeline(host)
  const pipeline = at(host)
  await pipeline.step('Load the answers').getByRole('button', { name: 'Use sample data' }).tap()
  await expect.poll(() => pipeline.rows('Count by answer')).toHaveLength(3)
  await pipeline.add('Sort rows')
  await pipeline.step('Sort rows').getByRole('combobox', { name: 'Sort by' }).selectOption('count')
  await pipeline
    .step('Sort rows')
    .getByRole('combobox', { name: 'Direction', exact: true })
    .selectOption('Largest first')
  await expect.poll(async () => (await pipeline.rows('Sort rows'))[0]?.[0]).toBe('Yes')
  expect(await host.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
