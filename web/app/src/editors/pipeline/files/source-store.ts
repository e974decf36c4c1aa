import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Whose files, and of which document: two people at one computer do not see each other's. */
export type Owner = { person: string; document: string }

export type StoredSource = { file: string; bytes: Uint8Array; at: string }

interface Schema extends DBSchema {
  sources: { key: [string, string, string]; value: StoredSource }
}

const open = (): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>('tutti-pipeline', 1, { upgrade: database => void database.createObjectStore('sources') })

const within = async <Result>(use: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> => {
  const database = await open()
  try {
    return await use(database)
  } finally {
    database.close()
  }
}

/** The files people drop in stay on their device: here, by document and by the name the steps use. */
export const sourceStore = {
  read: ({ person, document }: Owner, name: string): Promise<StoredSource | undefined> =>
    within(database => database.get('sources', [person, document, name])),
  write: async ({ person, document }: Owner, name: string, source: StoredSource): Promise<void> => {
    await within(database => database.put('sources', source, [person, document, name]))
  },
  remove: ({ person, document }: Owner, name: string): Promise<void> =>
    within(database => database.delete('sources', [person, document, name])),
}
