import type { Browser, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** Three windows of one guest on one document, and whatever went wrong in them. */
export type Tabs = {
  pages: readonly Page[]
  errors: readonly string[]
  /** The document as the server has it. */
  stored: () => Promise<unknown>
  close: () => Promise<void>
}

const api = '/api/collaboration'

/** A new guest makes a document of the kind and opens it three times. */
export const openTabs = async (browser: Browser, kind: string, content?: unknown): Promise<Tabs> => {
  const errors: string[] = []
  const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const first = await context.newPage()
  await first.goto('/')
  await first.getByRole('button', { name: 'Try it now' }).click()
  await first.waitForURL(/\/d\//)
  const ask = (path: string, body?: unknown): Promise<unknown> =>
    first.evaluate(
      async ({ address, posted }) => {
        const answer = await fetch(address, {
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          ...(posted === undefined ? {} : { method: 'POST', body: JSON.stringify(posted) }),
        })
        if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
        return answer.json()
      },
      { address: api + path, posted: body },
    )
  const { items } = (await ask('/workspaces')) as { items: { id: string }[] }
  const made = (await ask(`/workspaces/${items[0]?.id}/documents`, {
    title: `Campaign ${kind}`,
    kind,
    ...(content === undefined ? {} : { content }),
  })) as { id: string }
  const pages = [first, await context.newPage(), await context.newPage()]
  for (const [number, page] of pages.entries()) {
    page.on('pageerror', error => errors.push(`tab ${number}: ${error.stack ?? error.message}`))
    page.on('console', message => {
      // a connection that is lost comes back, and is no fault of an editor
      if (message.type() === 'error' && !message.text().startsWith('WebSocket connection'))
        errors.push(`tab ${number}: ${message.text()}`)
    })
    await page.goto(`/d/${made.id}`)
    await expect(page.getByTestId('save-state')).toHaveText('Saved')
  }
  return {
    pages,
    errors,
    stored: () => ask(`/documents/${made.id}/content`),
    close: () => context.close(),
  }
}
