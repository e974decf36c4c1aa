import type { Device } from './device'
import type { ActionRow } from './device-database'

/** Where actions wait, in the order they came. */
export type ActionStore = {
  all(person: string): Promise<ActionRow[]>
  /** Puts one at the end; `without` are those it makes needless. */
  add(action: ActionRow, without: string[]): Promise<void>
  /** Changes one if `change` gives something else than undefined; gives what is there then. */
  change(id: string, change: (row: ActionRow) => ActionRow | undefined): Promise<ActionRow | undefined>
  remove(id: string): Promise<void>
}

/** Actions that wait in this window only. */
export const inMemory = (): ActionStore => {
  let rows: ActionRow[] = []
  return {
    all: async person => rows.filter(row => row.person === person),
    add: async (action, without) => {
      rows = [...rows.filter(row => !without.includes(row.id)), action]
    },
    change: async (id, change) => {
      rows = rows.map(row => (row.id === id && change(row)) || row)
      return rows.find(row => row.id === id)
    },
    remove: async id => {
      rows = rows.filter(row => row.id !== id)
    },
  }
}

/** Actions that wait on the device, for all windows. */
export const onDevice = (device: Device): ActionStore => {
  const transact = async <Value>(
    run: (
      find: (id: string) => Promise<{ key: number; row: ActionRow } | undefined>,
      store: Store,
    ) => Promise<Value>,
  ): Promise<Value> => {
    const transaction = (await device.open()).transaction(['actions'], 'readwrite')
    const store = transaction.objectStore('actions')
    const find = async (id: string) => {
      for (let at = await store.openCursor(); at; at = await at.continue())
        if (at.value.id === id) return { key: at.key, row: at.value }
      return undefined
    }
    const value = await run(find, {
      put: async (row, key) => void (await store.put(row, key)),
      remove: key => store.delete(key),
    })
    await transaction.done
    return value
  }
  return {
    all: async person => (await device.open()).getAllFromIndex('actions', 'person', person),
    add: (action, without) =>
      transact(async (find, store) => {
        for (const id of without) {
          const found = await find(id)
          if (found && !found.row.claim) await store.remove(found.key)
        }
        await store.put(action)
      }),
    change: (id, change) =>
      transact(async (find, store) => {
        const found = await find(id)
        const next = found && change(found.row)
        if (found && next) await store.put(next, found.key)
        return next ?? found?.row
      }),
    remove: id =>
      transact(async (find, store) => {
        const found = await find(id)
        if (found) await store.remove(found.key)
      }),
  }
}

type Store = { put(row: ActionRow, key?: number): Promise<void>; remove(key: number): Promise<void> }
