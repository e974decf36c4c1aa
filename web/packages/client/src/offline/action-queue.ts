import { uuidv4 } from 'lib0/random'
import type { Clock, Timer } from '../clock'
import { waitBefore } from '../connection/backoff'
import { watchNetwork } from '../connection/network'
import type { Stop } from '../emitter'
import { TuttiError } from '../errors'
import { type ActionStore, inMemory } from './action-store'
import type { ActionRow } from './device-database'
import type { LaterAction } from './later-actions'
import { showAlive } from './live-windows'

/** An action that was not done yet. */
export type QueuedAction = Pick<ActionRow, 'id' | 'name' | 'subject' | 'input' | 'at' | 'failure'>

type Actions = Record<string, LaterAction<never, unknown>>
type InputOf<Action> = Action extends LaterAction<infer Input, unknown> ? Input : never
type OutputOf<Action> = Action extends LaterAction<never, infer Output> ? Output : never

/** Actions that are done now, or when the server can be reached again. They belong to the person who is signed in. */
export type ActionQueue<All> = {
  /** What waits, and what was refused when its time came, oldest first; the same array until it changes. */
  readonly items: readonly QueuedAction[]
  /**
   * Does something. Gives the answer, or undefined when there is none yet: then it waits, also over a reload when the
   * client has a device. Rejects when the server refuses it at once; it does not wait then.
   */
  do<Name extends keyof All & string>(
    name: Name,
    input: InputOf<All[Name]>,
  ): Promise<OutputOf<All[Name]> | undefined>
  /** Tries what waits now. */
  run(): Promise<void>
  /** Tries a refused one again, and what waits behind it. */
  retry(id: string): Promise<void>
  /** Takes one out; what waits behind it goes on. */
  discard(id: string): Promise<void>
  subscribe(listener: () => void): Stop
}

/** What a queue needs. */
export type ActionQueueOptions<All> = {
  actions: All
  store: ActionStore
  clock: Clock
  /** Whose actions these are; undefined when nobody is signed in. */
  person(): string | undefined
}

// longer than a request takes; a window that was closed meanwhile holds up the others no longer, and the key is the same
const claimMs = 10_000

const passes = (failure: unknown): boolean =>
  !(failure instanceof TuttiError) ||
  failure.status >= 500 ||
  failure.status === 429 ||
  failure.status === 401

/** Makes a queue; `run` begins with what earlier windows left. */
export const createActionQueue = <All>({
  actions,
  store: durable,
  clock,
  person,
}: ActionQueueOptions<All>): ActionQueue<All> => {
  const windowId = uuidv4()
  const whoIsAlive = showAlive(windowId)
  const kinds = actions as Actions
  const memory = inMemory()
  const listeners = new Set<() => void>()
  const asking = new Map<string, { answer(value: unknown): void; refuse(failure: unknown): void }>()
  let items: readonly QueuedAction[] = []
  let running: Promise<void> | undefined
  let isAskedAgain = false
  let attempt = 0
  let timer: Timer

  const stores = [durable, memory]
  const storeOf = async (id: string, who: string): Promise<ActionStore> =>
    (await memory.all(who)).some(row => row.id === id) ? memory : durable
  const rowsOf = async (who: string): Promise<ActionRow[]> =>
    (await Promise.all(stores.map(store => store.all(who).catch(() => [])))).flat()
  const show = async (): Promise<void> => {
    const who = person()
    items = who === undefined ? [] : await rowsOf(who)
    for (const listener of [...listeners]) listener()
  }
  const answerLater = (id: string): void => {
    asking.get(id)?.answer(undefined)
    asking.delete(id)
  }
  /** Whether the server could be reached. */
  const attemptOne = async (row: ActionRow): Promise<boolean> => {
    const store = await storeOf(row.id, row.person)
    const isAlive = await whoIsAlive()
    const isFree = ({ claim }: ActionRow): boolean =>
      !claim || claim.window === windowId || claim.until <= clock.now() || !isAlive(claim.window)
    const claim = { window: windowId, until: clock.now() + claimMs }
    const mine = await store.change(row.id, now => (isFree(now) ? { ...now, claim } : undefined))
    if (!mine || mine.claim?.window !== windowId || person() !== row.person) return true
    const { claim: _, ...free } = mine
    try {
      const kind = kinds[mine.name]
      if (!kind) throw new TuttiError('UNKNOWN', 0, 'This page cannot do that any more.')
      const answer = await kind.send(mine.input as never, mine.id)
      await store.remove(mine.id)
      await show()
      asking.get(mine.id)?.answer(answer)
    } catch (failure) {
      const isUnknown = !kinds[mine.name]
      if (!isUnknown && passes(failure)) {
        await store.change(mine.id, () => free)
        answerLater(mine.id)
        return false
      }
      const asker = asking.get(mine.id)
      // who waits for the answer is told; else it is kept with the reason
      if (asker) await store.remove(mine.id)
      else if (failure instanceof Error) {
        const code = failure instanceof TuttiError ? failure.code : 'UNKNOWN'
        await store.change(mine.id, () => ({ ...free, failure: { code, message: failure.message } }))
      }
      await show()
      asker?.refuse(failure)
    }
    asking.delete(mine.id)
    return true
  }
  const runOnce = async (): Promise<void> => {
    const who = person()
    if (who === undefined) return
    // what an earlier window left is seen before it is done
    await show()
    const seen = new Set<string>()
    for (;;) {
      const rows = await rowsOf(who)
      const stopped = new Set(rows.filter(({ failure }) => failure).map(({ subject }) => subject))
      const next = rows.find(row => !seen.has(row.id) && !row.failure && !stopped.has(row.subject))
      if (!next) {
        attempt = 0
        // another window is at it; should it go away before it is done, we are next
        const untils = rows.flatMap(({ claim }) => (claim ? [claim.until - clock.now()] : []))
        if (untils.length > 0) timer = clock.after(Math.max(100, ...untils), () => void run())
        return
      }
      // whatever is before it on the same thing comes first, and may be another window's at this moment
      const isFirst = rows.find(({ subject }) => subject === next.subject)?.id === next.id
      seen.add(next.id)
      if (!isFirst) continue
      if (!(await attemptOne(next))) {
        timer = clock.after(waitBefore(attempt++, clock.random()), () => void run())
        return
      }
      await show()
    }
  }
  const run = (): Promise<void> => {
    clock.clear(timer)
    if (running !== undefined) {
      isAskedAgain = true
      return running
    }
    running = runOnce()
      .catch(() => undefined)
      .then(async () => {
        running = undefined
        if (isAskedAgain) {
          isAskedAgain = false
          await run()
        }
        for (const id of [...asking.keys()]) answerLater(id)
        await show().catch(() => undefined)
      })
    return running
  }
  watchNetwork(
    () => void run(),
    () => undefined,
  )
  return {
    get items() {
      return items
    },
    do: (name, input) =>
      new Promise((answer, refuse) => {
        const add = async (): Promise<void> => {
          const who = person()
          const kind = kinds[name]
          if (who === undefined || !kind) throw new TuttiError('NOT_AUTHENTICATED', 401, 'Sign in first.')
          const subject = kind.subject(input as never)
          const without = (await rowsOf(who))
            .filter(row => kind.replaces && row.name === name && row.subject === subject)
            .filter(row => !row.claim && !row.failure)
            .map(row => row.id)
          const row: ActionRow = { id: uuidv4(), person: who, name, subject, input, at: clock.now() }
          asking.set(row.id, { answer: value => answer(value as never), refuse })
          await durable.add(row, without).catch(() => memory.add(row, without))
          await show()
          await run()
        }
        add().catch(refuse)
      }),
    run,
    retry: async id => {
      const store = await storeOf(id, person() ?? '')
      await store.change(id, ({ failure: _, ...row }) => row)
      await run()
    },
    discard: async id => {
      const store = await storeOf(id, person() ?? '')
      await store.remove(id)
      await show()
      await run()
    },
    subscribe: listener => {
      const own = (): void => listener()
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}
