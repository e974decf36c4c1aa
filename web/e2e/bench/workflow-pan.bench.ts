import { type CDPSession, expect, type Page } from '@playwright/test'
import { test } from '../support/test'

/*
 * How fluid 500 steps are: frames per second while the canvas is panned and zoomed, alone and while somebody else's
 * cursor moves on it. Against a server that serves the built page:
 *
 *   TUTTI_URL=http://127.0.0.1:5080 npm run bench -w e2e workflow-pan
 */

const [columns, rows] = [25, 20]

/** 25 × 20 steps of all types, each row a chain. */
const manySteps = (): string => {
  const types = ['http', 'condition', 'transform', 'delay', 'message']
  const nodes: Record<string, object> = {}
  const edges: Record<string, object> = {}
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const id = `${row}-${column}`
      const type = column === 0 ? 'trigger' : types[(row + column) % types.length]
      nodes[id] = { type, x: column * 264, y: row * 136, label: `Step ${row}.${column}`, data: {} }
      if (column > 0) edges[id] = { source: `${row}-${column - 1}`, target: id }
    }
  return JSON.stringify({ tutti: 'workflow', nodes, edges })
}

const counters = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'TaskDuration'] as const

/** What the page's own thread has done so far, in seconds; painting is other threads' work. */
const workOf = async (cdp: CDPSession): Promise<Record<string, number>> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

/** Measures from one animation frame to the next while `run` runs. */
const measureFrames = async (page: Page, run: () => Promise<void>) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const before = await workOf(cdp)
  await page.evaluate(() => {
    const deltas: number[] = []
    let last = performance.now()
    let on = true
    const frame = (now: number) => {
      deltas.push(now - last)
      last = now
      if (on) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    Object.assign(window, {
      endOfBench: () => {
        on = false
        return deltas
      },
    })
  })
  await run()
  const all: number[] = await page.evaluate('window.endOfBench()')
  const after = await workOf(cdp)
  await cdp.detach()
  const work = counters.map(name => {
    const perFrame = (1000 * ((after[name] ?? 0) - (before[name] ?? 0))) / all.length
    return `${name.replace('Duration', '').toLowerCase()} ${perFrame.toFixed(1)}`
  })
  const deltas = all.slice(2).sort((a, b) => a - b)
  const sum = deltas.reduce((total, each) => total + each, 0)
  const at = (share: number) => (deltas[Math.floor(deltas.length * share)] ?? 0).toFixed(1)
  return `${((1000 * deltas.length) / sum).toFixed(1)} frames/s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(0.999)} ms; ms per frame: ${work.join(', ')}`
}

test('500 steps: frames per second', async ({ person }, info) => {
  const [host, guest] = [await person(), await person()]
  await host.start.tryItNow()
  await host.workflow.openExample()
  const link = await host.document.createInvitation()
  await host.workflow.press('Control+a', 'Delete')
  await expect(host.workflow.steps).toHaveCount(0)
  await host.workflow.paste(manySteps())
  await expect(host.page.getByText(`${columns * rows} steps`)).toBeVisible({ timeout: 60_000 })
  // only what is in sight is on the page
  await host.page.getByRole('button', { name: 'Show everything' }).click()
  await expect(host.workflow.steps).toHaveCount(columns * rows, { timeout: 60_000 })
  await host.workflow.press('Escape')

  const area = await host.workflow.canvas.boundingBox()
  if (!area) throw new Error('there is no canvas')
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 }

  // moved inside the page: the test's own messages would otherwise set the pace
  const pan = (page: Page) => async () =>
    page.evaluate(async ({ x, y }) => {
      const pane = document.querySelector('.react-flow__pane')
      for (let at = 0; at < 90; at++) {
        const swing = Math.sin((at / 90) * Math.PI * 4)
        pane?.dispatchEvent(
          new WheelEvent('wheel', {
            deltaX: swing * 24,
            deltaY: Math.cos((at / 90) * Math.PI * 4) * 12,
            clientX: x,
            clientY: y,
            bubbles: true,
            cancelable: true,
          }),
        )
        await new Promise(requestAnimationFrame)
      }
    }, middle)

  const report = async (what: string, run: () => Promise<void>) => {
    const figures = await measureFrames(host.page, run)
    info.annotations.push({ type: what, description: figures })
    process.stdout.write(`${what}: ${figures}\n`)
  }
  const idle = () =>
    host.page.evaluate(async () => {
      for (let at = 0; at < 120; at++) await new Promise(requestAnimationFrame)
    })

  await report('nothing moves (what this machine can do)', idle)
  await report('pan, all 500 in sight', pan(host.page))
  for (let at = 0; at < 8; at++) await host.page.getByRole('button', { name: 'Zoom in' }).click()
  await report('pan at a readable size', pan(host.page))

  await guest.workflow.joinAsGuest(link, 'Ada Lovelace')
  await expect(guest.page.getByText(`${columns * rows} steps`)).toBeVisible({ timeout: 60_000 })
  const place = await guest.workflow.canvas.boundingBox()
  if (!place) throw new Error('there is no canvas')
  let moving = true
  const wander = async () => {
    for (let at = 0; moving; at++)
      await guest.page.mouse.move(place.x + 100 + ((at * 7) % 400), place.y + 100 + ((at * 5) % 300))
  }
  const wandering = wander()
  await report('pan while somebody else points about', pan(host.page))
  moving = false
  await wandering
})
