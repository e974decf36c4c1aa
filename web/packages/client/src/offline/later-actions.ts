import { type Api, bodyOf } from '../api/http'
import type { Document } from '../api/types'

/** An action that makes sense later too, when the server can be reached again. */
export type LaterAction<Input, Output> = {
  /** What it is done to. Actions on the same thing go in order, and wait behind one that failed. */
  subject(input: Input): string
  /** Whether a newer one on the same thing makes one that still waits needless. */
  replaces: boolean
  /** Asks the server; `key` is the same at every try, for `Idempotency-Key`. */
  send(input: Input, key: string): Promise<Output>
}

const one = '/api/collaboration/documents/{document_id}'

const at = (id: string, key: string) => ({
  params: { path: { document_id: id } },
  headers: { 'Idempotency-Key': key },
})

/** Everything that can wait, by name. Another feature adds its line here and below. */
export type LaterActions = {
  rename_document: LaterAction<{ id: string; title: string }, Document>
  /** `folderId` null is the top. */
  move_document: LaterAction<{ id: string; folderId: string | null }, Document>
}

/** Binds them to a client. */
export const laterActions = (api: Api): LaterActions => ({
  rename_document: {
    subject: ({ id }) => `document ${id}`,
    replaces: true,
    send: ({ id, title }, key) => bodyOf(api.PATCH(one, { ...at(id, key), body: { title } })),
  },
  move_document: {
    subject: ({ id }) => `document ${id}`,
    replaces: true,
    send: ({ id, folderId }, key) =>
      bodyOf(api.POST(`${one}/move`, { ...at(id, key), body: { folder_id: folderId ?? 'root' } })),
  },
})
