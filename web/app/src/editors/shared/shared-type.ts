import type * as Y from 'yjs'

/** A shared type of a document that editors watch. */
export type SharedType = Y.Map<unknown> | Y.Array<unknown> | Y.Text
