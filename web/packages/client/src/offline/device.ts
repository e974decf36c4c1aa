import type { User } from '../api/types'
import { type DeviceDatabase, type LeftoverRow, openDatabase, startingWith } from './device-database'

/** How to keep things on this device. */
export type DeviceOptions = {
  /** Name of the database; another one for each server that the same page talks to. Default `tutti`. */
  name?: string
}

/** What was written and could not be stored on the server; see {@link Device.leftovers}. */
export type Leftover = Omit<LeftoverRow, 'person'>

/** What waits on this device to be sent. */
export type Unsent = { documents: number; actions: number }

/**
 * What a person keeps on this device, in IndexedDB. Everything belongs to one person and is shown to nobody else.
 * Where there is no storage, reading finds nothing and writing rejects.
 */
export type Device = {
  /** What of a person waits to be sent. */
  unsent(personId: string): Promise<Unsent>
  /** What could not be stored, the last first; with a document's id only what belongs to it. Kept until discarded. */
  leftovers(personId: string, documentId?: string): Promise<Leftover[]>
  discardLeftover(id: string): Promise<void>
  /** A document is not there for a person any more: its copies go, and what waits in them becomes a leftover. */
  setAside(personId: string, documentId: string, reason: { code: string; message: string }): Promise<void>
  /** Keeps an answer of the server for times without one. */
  keepAnswer(personId: string, question: string, data: unknown): Promise<void>
  answer(personId: string, question: string): Promise<unknown>
  /** Removes everything of a person. Windows that are still open keep nothing more. */
  forget(personId: string): Promise<void>
  /** @internal Who was signed in last, unless that is too long ago. */
  lastPerson(): Promise<User | undefined>
  /** @internal Someone is signed in now, or nobody is. */
  remember(user: User | undefined): Promise<void>
  /** @internal */
  open(): Promise<DeviceDatabase>
  /** @internal Runs one thing after the other for each name, whoever asks. */
  inTurn<Value>(name: string, run: () => Promise<Value>): Promise<Value>
}

// as long as a session lives on the server
export const keptMs: number = 30 * 24 * 3600 * 1000

/** Opens the storage of this device when it is first needed. For `createTutti({ device: openDevice() })`. */
export const openDevice = ({ name = 'tutti' }: DeviceOptions = {}): Device => {
  let opening: Promise<DeviceDatabase> | undefined
  const turns = new Map<string, Promise<unknown>>()
  const open = (): Promise<DeviceDatabase> => {
    if (!opening) {
      const mine = openDatabase(name, () => {
        if (opening === mine) opening = undefined
      })
      opening = mine
      mine.catch(() => {
        if (opening === mine) opening = undefined
      })
    }
    return opening
  }
  // reading from a storage that is not there finds nothing
  const read = async <Value>(otherwise: Value, ask: (database: DeviceDatabase) => Promise<Value>) => {
    try {
      return await ask(await open())
    } catch {
      return otherwise
    }
  }
  return {
    open,
    inTurn: (turn, run) => {
      const before = turns.get(turn) ?? Promise.resolve()
      const mine = before.then(run, run)
      const ended = mine.then(
        () => undefined,
        () => undefined,
      )
      turns.set(turn, ended)
      void ended.then(() => {
        if (turns.get(turn) === ended) turns.delete(turn)
      })
      return mine
    },
    unsent: personId =>
      read({ documents: 0, actions: 0 }, async database => {
        const parts = await database.getAllKeysFromIndex('parts', 'unsent', personId)
        const actions = await database.countFromIndex('actions', 'person', personId)
        return { documents: new Set(parts.map(([, document]) => document)).size, actions }
      }),
    leftovers: (personId, documentId) =>
      read([], async database => {
        const all = await database.getAllFromIndex('leftovers', 'person', personId)
        return all
          .filter(({ document }) => documentId === undefined || document === documentId)
          .sort((a, b) => b.at - a.at)
      }),
    discardLeftover: async id => {
      await (await open()).delete('leftovers', id)
    },
    setAside: async (personId, documentId, reason) => {
      // it reads documents, and whoever opens none is spared that part
      const { setCopiesAside } = await import('./copy-store')
      const database = await open()
      const keys = await database.getAllKeys('copies', startingWith(personId, documentId))
      for (const branch of new Set(keys.map(key => key[2])))
        await setCopiesAside(database, [personId, documentId, branch], reason, Date.now())
    },
    keepAnswer: async (personId, question, data) => {
      const transaction = (await open()).transaction(['people', 'answers'], 'readwrite')
      const isKnown = (await transaction.objectStore('people').getKey(personId)) !== undefined
      if (isKnown)
        await transaction.objectStore('answers').put({ data, at: Date.now() }, [personId, question])
      await transaction.done
    },
    answer: (personId, question) =>
      read<unknown>(undefined, async database => {
        const found = await database.get('answers', [personId, question])
        return found && Date.now() - found.at < keptMs ? found.data : undefined
      }),
    forget: async personId => {
      const stores = ['people', 'settings', 'copies', 'parts', 'leftovers', 'actions', 'answers'] as const
      const transaction = (await open()).transaction(stores, 'readwrite')
      const all = startingWith(personId)
      for (const store of ['copies', 'parts', 'answers'] as const)
        await transaction.objectStore(store).delete(all)
      await transaction.objectStore('people').delete(personId)
      for (const store of ['leftovers', 'actions'] as const)
        for (const key of await transaction.objectStore(store).index('person').getAllKeys(personId))
          await transaction.objectStore(store).delete(key as never)
      if ((await transaction.objectStore('settings').get('last person')) === personId)
        await transaction.objectStore('settings').delete('last person')
      await transaction.done
    },
    lastPerson: () =>
      read<User | undefined>(undefined, async database => {
        const id = await database.get('settings', 'last person')
        const found = id === undefined ? undefined : await database.get('people', id)
        return found && Date.now() - found.seenAt < keptMs ? found.user : undefined
      }),
    remember: async user => {
      const transaction = (await open()).transaction(['people', 'settings'], 'readwrite')
      if (user) {
        await transaction.objectStore('people').put({ user, seenAt: Date.now() }, user.id)
        await transaction.objectStore('settings').put(user.id, 'last person')
      } else await transaction.objectStore('settings').delete('last person')
      await transaction.done
    },
  }
}
