import { gzipSync } from 'node:zlib'
import { expect, test } from '../support/test'

test('[UI] the first picture costs less than 200 KB, the editor is loaded when it is needed', async ({
  person,
}) => {
  const { start, page } = await person()
  const scripts = new Map<string, Promise<number>>()
  page.on('response', response => {
    const { pathname } = new URL(response.url())
    if (!/\.(js|css)$/.test(pathname)) return
    scripts.set(
      pathname,
      response.body().then(body => gzipSync(body).length),
    )
  })
  await start.open()
  const total = (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0)
  expect(total).toBeLessThan(200_000)
  expect([...scripts.keys()].some(path => path.includes('artifact-editor'))).toBe(false)
})
