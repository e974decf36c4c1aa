import type { Page } from '@playwright/test'
import type { Player } from './campaign'
import type { Random } from './random'

type Point = { x: number; y: number }

/** The middle of one of what a selector finds, in one question: others take things away at any moment. */
const someOf = (page: Page, selector: string, random: Random): Promise<Point | undefined> =>
  page.evaluate(
    ({ selector: wanted, part }) => {
      const found = [...document.querySelectorAll(wanted)]
      const box = found[Math.floor(part * found.length)]?.getBoundingClientRect()
      return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    },
    { selector, part: random.next() },
  )

const click = async (page: Page, at: Point | undefined) => {
  if (at) await page.mouse.click(at.x, at.y)
}

const pull = async (page: Page, from: Point | undefined, to: Point | undefined) => {
  if (!from || !to) return
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}

const node = '.react-flow__node'

const add = async (page: Page, random: Random) =>
  click(page, await someOf(page, 'aside[aria-label="Palette"] li button', random))

const drag = async (page: Page, random: Random) => {
  const from = await someOf(page, node, random)
  await pull(page, from, from && { x: from.x + random.below(160) - 80, y: from.y + random.below(160) - 80 })
}

const connect = async (page: Page, random: Random) => {
  const from = await someOf(page, '.react-flow__handle.source', random)
  await pull(page, from, await someOf(page, '.react-flow__handle.target', random))
}

const select = async (page: Page, random: Random) => click(page, await someOf(page, node, random))

const rename = async (page: Page, random: Random) => {
  await select(page, random)
  const field = await someOf(page, 'aside[aria-label="Inspector"] input', random)
  if (!field) return
  await click(page, field)
  await page.keyboard.insertText(random.pick(['a', 'ö', '🎻', 'step']))
}

const keys = [
  'Delete',
  'Control+d',
  'Control+z',
  'Control+z',
  'Control+y',
  'ArrowRight',
  'ArrowDown',
  'Escape',
]

const act = async (page: Page, random: Random): Promise<void> => {
  const dice = random.below(100)
  if (dice < 20) return add(page, random)
  if (dice < 40) return drag(page, random)
  if (dice < 55) return connect(page, random)
  if (dice < 65) return rename(page, random)
  if (dice < 75) return select(page, random)
  // a key is meant for the canvas when nothing is written in
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  if (dice < 97) return page.keyboard.press(random.pick(keys))
  await page.keyboard.press('Control+a')
  await page.keyboard.press(random.pick(['Delete', 'ArrowRight']))
}

type Content = {
  nodes: Record<string, { x: number; y: number }>
  edges: Record<string, { source: string; target: string }>
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Three tabs of a canvas. */
export const canvasPlayer: Player = {
  kind: 'workflow',
  content: {
    nodes: {
      start: { type: 'trigger', x: 0, y: 80, label: 'Start', data: {} },
      end: { type: 'delay', x: 300, y: 80, label: 'End', data: {} },
    },
    edges: { way: { source: 'start', target: 'end' } },
  },
  act,
  shown: page =>
    page.evaluate(() => {
      const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
      const places = all('.react-flow__node').map(({ style, dataset }) => {
        const at = style.transform
          .match(/-?[\d.]+(e-?\d+)?/g)
          ?.map(value => Math.round(Number(value) * 10) / 10)
        return `${dataset.id} ${at?.[0]} ${at?.[1]}`
      })
      const edges = all('.react-flow__edge').map(({ dataset }) => dataset.id)
      return { places: places.sort(), edges: edges.sort() }
    }),
  told: content => {
    const { nodes, edges } = content as Content
    return {
      places: Object.entries(nodes)
        .map(([id, { x, y }]) => `${id} ${round(x)} ${round(y)}`)
        .sort(),
      edges: Object.entries(edges)
        .filter(([, { source, target }]) => nodes[source] && nodes[target])
        .map(([id]) => id)
        .sort(),
    }
  },
  tidy: async page => {
    if ((await page.locator(node).count()) < 30) return
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
  },
}
