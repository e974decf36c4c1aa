import { expect, test } from '../support/test'

test('[UI] the chosen theme wins over the system and survives a reload', async ({ person }) => {
  const { start, document, page } = await person({ colorScheme: 'light' })
  const html = page.locator('html')
  await start.tryItNow()
  await expect(html).not.toHaveClass(/dark/)
  await document.chooseTheme('Dark')
  await expect(html).toHaveClass(/dark/)
  await page.reload()
  await expect(html).toHaveClass(/dark/)
  await document.chooseTheme('Light')
  await expect(html).not.toHaveClass(/dark/)
})

test('[UI] without a choice the page follows the system while it is open', async ({ person }) => {
  const { start, page } = await person({ colorScheme: 'light' })
  await start.open()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveClass(/dark/)
})
