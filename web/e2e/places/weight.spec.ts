import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, ownerOf, type Person, test } from '../support/test'

/** What a page loads of scripts and styles from now on. */
const weigh = (page: Page): { total: () => Promise<number>; names: () => string[] } => {
  const loaded = new Map<string, Promise<number>>()
  page.on('response', response => {
    const { pathname } = new URL(response.url())
    if (!/\.(js|css)$/.test(pathname)) return
    loaded.set(
      pathname,
      response.body().then(body => gzipSync(body).length),
    )
  })
  return {
    total: async () => (await Promise.all(loaded.values())).reduce((sum, size) => sum + size, 0),
    names: () => [...loaded.keys()],
  }
}

test('[UI] the first picture costs less than 200 KB, the editor is loaded when it is needed', async ({
  person,
}) => {
  const { start, page } = await person()
  const weight = weigh(page)
  await start.open()
  expect(await weight.total()).toBeLessThan(200_000)
  expect(weight.names().some(path => path.includes('artifact-editor'))).toBe(false)
})

test('[UI] so does the home of someone who comes back', async ({ person }) => {
  const first: Person = await person()
  await ownerOf(first, 'Team')
  // another page of the same person has nothing in its memory
  const page = await first.page.context().newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const weight = weigh(page)
  await page.goto('/home')
  await expect(page.getByText('No documents yet')).toBeVisible()
  expect(await weight.total()).toBeLessThan(200_000)
})
