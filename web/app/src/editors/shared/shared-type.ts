import type { UndoManager } from 'yjs'

type Scope = ConstructorParameters<typeof UndoManager>[0]

/** Any of the shared types, whatever its events carry. */
export type SharedType = Extract<Scope, readonly unknown[]>[number]
