import { type Browser, expect, type Page } from '@playwright/test'
import { Random } from './random'
import { openTabs } from './tabs'

/** What a campaign knows of a kind of document. */
export type Player = {
  kind: string
  content?: unknown
  /** Makes one random input in a tab, as a person would: keys and pointer. */
  act: (page: Page, random: Random) => Promise<void>
  /** What a tab shows. */
  shown: (page: Page) => Promise<unknown>
  /** The same of what the server stored. */
  told: (content: unknown) => unknown
  /** Before the next seed, when there is too much to see all at once. */
  tidy?: (page: Page) => Promise<void>
}

const seeds = Number(process.env.TUTTI_SEEDS ?? 200)
const first = Number(process.env.TUTTI_SEED ?? 1)
const actsPerTab = 12

/** Three tabs, random input in all of them at once, seed after seed; then all show the same, and the server has it. */
export const play = async (browser: Browser, player: Player): Promise<void> => {
  const tabs = await openTabs(browser, player.kind, player.content)
  for (let seed = first; seed < first + seeds; seed++) {
    await Promise.all(
      tabs.pages.map(async (page, tab) => {
        const random = new Random(seed * 3 + tab)
        for (let act = 0; act < actsPerTab; act++) await player.act(page, random)
      }),
    )
    await expect(async () => {
      const told = player.told(await tabs.stored())
      for (const page of tabs.pages) expect(await player.shown(page), `seed ${seed}`).toEqual(told)
    }).toPass({ timeout: 20_000 })
    expect(tabs.errors, `seed ${seed}`).toEqual([])
    const [one] = tabs.pages
    if (one) await player.tidy?.(one)
  }
  await tabs.close()
}
