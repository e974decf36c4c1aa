/**
 * How long a key takes to its letter while nine others write in the same text. Not part of `./test`: it measures, and a
 * machine that does other things measures those. With a server at TUTTI_URL, in web/:
 *
 *     TUTTI_URL=http://127.0.0.1:5080 npm run bench -w e2e typing
 *
 * Measured in the page: from the keydown event until its letter is in the page and laid out, which is all the page does for it; until the
 * first frame after that was made (a task queued from an animation frame, so up to 16.7 ms are waiting for it); and the
 * browser's own event timing (rounded by it to 8 ms).
 */
import { createTutti, type Room, type Tutti } from '@tutti/client'
import { WebSocket } from 'ws'
import { expect, test } from '../support/test'

// node 20 has no WebSocket of its own
Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? WebSocket })

const writers = 9
const keys = Number(process.env.KEYS ?? 300)

declare global {
  interface Window {
    keyToFrame: number[]
    keyToLetter: number[]
    eventTiming: number[]
  }
}

const percentile = (values: number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN

const summary = (name: string, values: number[]): string =>
  `${name}: p50 ${percentile(values, 0.5).toFixed(1)} ms, p95 ${percentile(values, 0.95).toFixed(1)} ms, ` +
  `p99 ${percentile(values, 0.99).toFixed(1)} ms, max ${Math.max(...values).toFixed(1)} ms (n=${values.length})`

/** Somebody who came by a program. */
const comeAs = async (baseUrl: string, name: string): Promise<Tutti> => {
  const answer = await fetch(`${baseUrl}/api/collaboration/auth/guest`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return createTutti({ baseUrl, auth: { kind: 'token', getToken: () => token } })
}

/** Someone without a browser who writes some eight characters a second, and moves their cursor with it. */
const write = (room: Room): (() => void) => {
  const text = room.doc.getText('content')
  let at = Math.floor(Math.random() * text.length)
  const timer = setInterval(() => {
    at = Math.min(at, text.length)
    const letter = Math.random() < 0.15 ? ' ' : 'abcdefghij'[Math.floor(Math.random() * 10)]
    text.insert(at, letter ?? 'x')
    at += 1
    if (Math.random() < 0.02) at = Math.floor(Math.random() * text.length)
    room.presence.setLocalStateField('line', text.toString().slice(0, at).split('\n').length)
  }, 125)
  return () => clearInterval(timer)
}

test('[D2] a key is seen within a frame while nine others write', async ({ person, baseURL }) => {
  test.setTimeout(240_000)
  const url = baseURL ?? ''
  const owner = await comeAs(url, 'Owner')
  const workspace = await owner.workspaces.create({ name: 'Typing' })
  const content = Array.from(
    { length: 400 },
    (_, line) => `Line ${line + 1} of a text that ten people write in.`,
  )
  const { id } = await owner.documents.create(workspace.id, {
    title: 'Typing',
    kind: 'artifact',
    content: content.join('\n'),
  })
  const rooms: Room[] = []
  for (let index = 0; index < writers; index += 1) {
    const writer = await comeAs(url, `Writer ${index + 1}`)
    const { token } = await owner.invitations.create(workspace.id, { role: 'editor' })
    await writer.invitations.accept(token)
    rooms.push(writer.openRoom(id))
  }
  const host = await person()
  await host.start.tryItNow()
  const { token } = await owner.invitations.create(workspace.id, { role: 'editor' })
  const accepted = await host.page.evaluate(async path => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'tutti' }
    return (await fetch(path, { method: 'POST', headers, body: '{}' })).ok
  }, `/api/collaboration/invitations/${token}/accept`)
  expect(accepted, 'the one at the browser is let in').toBe(true)
  await host.page.goto(`/d/${id}`)
  await expect(host.document.editor).toBeVisible()
  await expect.poll(() => rooms.every(room => room.synced && room.canEdit)).toBe(true)
  const stops = rooms.map(write)

  await host.page.evaluate(() => {
    window.keyToFrame = []
    window.keyToLetter = []
    window.eventTiming = []
    let pressed = 0
    const text = document.querySelector('.cm-content')
    // the letter is in the page, and it is known where: all of the page's own work for the key
    const seen = new MutationObserver(() => {
      if (!pressed) return
      text?.getBoundingClientRect()
      window.keyToLetter.push(performance.now() - pressed)
      pressed = 0
    })
    if (text) seen.observe(text, { subtree: true, childList: true, characterData: true })
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        pressed = timeStamp
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => window.keyToFrame.push(performance.now() - timeStamp)
          port2.postMessage(0)
        })
      },
      { capture: true },
    )
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        if (entry.name === 'keydown') window.eventTiming.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  })
  await host.document.editor.click()
  for (let key = 0; key < keys; key += 1) {
    await host.page.keyboard.press('abcdefghijklmnop'[key % 16] ?? 'x')
    await host.page.waitForTimeout(60)
  }
  const { keyToFrame, keyToLetter, eventTiming } = await host.page.evaluate(() => ({
    keyToFrame: window.keyToFrame,
    keyToLetter: window.keyToLetter,
    eventTiming: window.eventTiming,
  }))
  for (const stop of stops) stop()
  for (const room of rooms) room.close()
  process.stdout.write(
    [
      '',
      summary('key to letter', keyToLetter),
      summary('key to frame', keyToFrame),
      `event timing: ${eventTiming.length} of ${keyToFrame.length} keys took 16 ms or longer`,
      '',
    ].join('\n'),
  )
})
