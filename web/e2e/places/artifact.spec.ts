import { readFile } from 'node:fs/promises'
import { seriousFindings } from '../support/serious-findings'
import { shoot } from '../support/shoot'
import { expect, hostWithLink, test } from '../support/test'

const lines = (...text: string[]) => text.join('\n')
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

test('[D2] the preview follows both writers, ticks tasks in the text and runs nothing', async ({
  person,
}) => {
  test.slow()
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await host.page.keyboard.insertText(
    lines(
      '# Plan',
      '',
      '- [ ] write',
      '- [x] read',
      '',
      '<img src=x onerror=alert(1)> [bad](javascript:alert(1)) [good](https://example.org)',
      '',
      '![far](https://example.org/a.png)',
      '',
      '```js',
      'const answer = 42',
      '```',
      '',
    ),
  )
  await host.page.setViewportSize({ width: 1440, height: 900 })
  await host.artifact.show('Side by side')
  const { preview } = host.artifact
  await expect(preview.getByRole('heading', { name: 'Plan' })).toBeVisible()
  await guest.document.goToEnd()
  await guest.document.type('## Later')
  await expect(preview.getByRole('heading', { name: 'Later' })).toBeVisible()

  // what is written as HTML is read as text, and addresses that would run something are no links
  await expect(preview.locator('img')).toHaveCount(0)
  await expect(preview.getByRole('link', { name: 'bad' })).toHaveCount(0)
  await expect(preview.getByRole('link', { name: 'good' })).toHaveAttribute('rel', /noopener/)
  await expect(preview.getByRole('link', { name: 'Image: far' })).toBeVisible()
  await expect(preview.locator('.code-keyword', { hasText: 'const' })).toBeVisible()

  await preview.getByRole('checkbox', { name: 'write' }).check()
  await expect(guest.document.editor).toContainText('- [x] write')
  await host.document.press('Control+z')
  await expect(preview.getByRole('checkbox', { name: 'write' })).not.toBeChecked()
})

test('[D2] text and preview scroll together', async ({ person }) => {
  const host = await person({ viewport: { width: 1440, height: 900 } })
  await host.start.tryItNow()
  await host.document.clear()
  await host.page.keyboard.insertText(
    Array.from({ length: 80 }, (_, index) => `## Chapter ${index + 1}\n\nIts words.\n`).join('\n'),
  )
  await host.artifact.show('Side by side')
  const chapter = host.artifact.preview.getByRole('heading', { name: 'Chapter 60' })
  await expect(chapter).toHaveCount(1)
  await expect(chapter).not.toBeInViewport()
  await host.page.locator('.cm-scroller').hover()
  await expect(async () => {
    await host.page.mouse.wheel(0, 400)
    await expect(chapter).toBeInViewport({ timeout: 200 })
  }).toPass()
  const top = () => host.page.locator('.cm-scroller').evaluate(scroller => scroller.scrollTop)
  const before = await top()
  await host.artifact.preview.hover()
  await host.page.mouse.wheel(0, -2_000)
  await expect.poll(top).toBeLessThan(before)
})

test('[D2] find and replace in a text that others write in', async ({ person }) => {
  test.slow()
  const [host, guest] = [await person(), await person()]
  await guest.invite.open(await hostWithLink(host))
  await guest.invite.joinAsGuest('Ada Lovelace')
  await host.document.clear()
  await host.page.keyboard.insertText('cat Cat concat cat')
  await host.page.keyboard.press('Control+f')
  const { find } = host.artifact
  await expect(find.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await host.page.keyboard.type('cat')
  await expect(find.getByText('4 matches')).toBeVisible()
  await find.getByRole('button', { name: 'Whole words' }).click()
  await expect(find.getByText('3 matches')).toBeVisible()
  await find.getByRole('button', { name: 'Match case' }).click()
  await expect(find.getByText('2 matches')).toBeVisible()
  await guest.document.goToEnd()
  await guest.document.type(' cat')
  await expect(find.getByText('3 matches')).toBeVisible()

  await find.getByRole('textbox', { name: 'Find' }).press('Control+h')
  await find.getByRole('textbox', { name: 'Replace with' }).fill('dog')
  await find.getByRole('button', { name: 'Replace all' }).click()
  await expect(guest.document.editor).toHaveText('dog Cat concat dog dog')
  await find.getByRole('textbox', { name: 'Find' }).press('Escape')
  await expect(find).toBeHidden()
  await expect(host.document.editor).toBeFocused()
  await host.page.keyboard.press('Control+z')
  await expect(guest.document.editor).toHaveText('cat Cat concat cat cat')

  await host.page.keyboard.press('Control+f')
  await find.getByRole('button', { name: 'Regular expression' }).click()
  await find.getByRole('textbox', { name: 'Find' }).fill('c(')
  await expect(find.getByText('Not a pattern')).toBeVisible()
  await find.getByRole('textbox', { name: 'Find' }).fill('[cC]at$')
  await expect(find.getByText('1 match')).toBeVisible()
})

test('[D2] languages, counts, and files in and out', async ({ person }) => {
  test.slow()
  const host = await person()
  await host.start.tryItNow()
  await host.document.clear()
  await host.artifact.insertFile(file('hello.rs', 'fn main() {\r\n    println!("hello");\r\n}\n'))
  await expect(host.artifact.language).toHaveAccessibleName('Language: Rust')
  await expect(host.document.editor).toContainText('println!')
  const counts = await host.artifact.counts()
  await expect(counts.getByText('Reading time')).toBeVisible()
  await host.page.keyboard.press('Escape')
  await host.artifact.chooseLanguage('typesc', 'TypeScript')

  const download = host.page.waitForEvent('download')
  await host.page.getByRole('button', { name: 'More', exact: true }).click()
  await host.page.getByRole('menuitem', { name: 'Download as a file' }).click()
  const taken = await download
  expect(taken.suggestedFilename()).toBe('Welcome.ts')
  expect(await readFile(await taken.path(), 'utf8')).toBe('fn main() {\n    println!("hello");\n}\n')

  await host.home.open()
  await host.page.getByRole('button', { name: 'New document' }).first().click()
  const dialog = host.page.getByRole('dialog')
  await dialog.getByLabel('File to import').setInputFiles(file('report.py', 'print("from a file")\n'))
  await expect(dialog.getByText('Begins with “report.py”')).toBeVisible()
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(host.document.editor).toContainText('print("from a file")')
  await expect(host.artifact.language).toHaveAccessibleName('Language: Python')
})

test('[D2] a reader reads, finds and previews, and changes nothing', async ({ person }) => {
  const [host, reader] = [await person(), await person()]
  await reader.invite.open(await hostWithLink(host, 'Viewer'))
  await reader.invite.joinAsGuest('Ada Lovelace')
  await expect(reader.document.editor).toHaveAttribute('aria-readonly', 'true')
  await expect(reader.artifact.language).toBeHidden()
  await reader.document.editor.press('Control+f')
  await expect(reader.artifact.find).toBeVisible()
  await expect(reader.artifact.find.getByRole('button', { name: 'Replace as well' })).toBeHidden()
  await reader.artifact.show('Preview')
  await expect(reader.artifact.preview.getByRole('heading', { name: 'Welcome' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI] a text and its preview fit every width and shut nobody out (${colorScheme})`, async ({
    person,
  }) => {
    test.slow()
    const host = await person({
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    })
    await host.start.tryItNow()
    await host.document.goToEnd()
    await host.page.keyboard.insertText(
      lines('', '## Next', '', '| who | what |', '|---|---|', '| Ada | code |', '', '> quoted', ''),
    )
    await host.artifact.show('Side by side')
    await expect(host.artifact.preview.getByRole('table')).toBeVisible()
    await host.page.keyboard.press('Control+f')
    expect(await seriousFindings(host.page)).toEqual([])
    await shoot(host.page, `artifact-${colorScheme}`)
    await host.page.setViewportSize({ width: 390, height: 844 })
    await host.artifact.show('Preview')
    await expect(host.artifact.preview.getByRole('table')).toBeVisible()
    await host.page.screenshot({ path: `screenshots/artifact-preview-${colorScheme}-390.png` })
    expect(await seriousFindings(host.page)).toEqual([])
  })
}
