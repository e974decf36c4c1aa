import type { Document } from '@tutti/client'
import { FileText, type LucideIcon } from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import type { Doc } from 'yjs'

export type Kind = {
  name: string
  icon: LucideIcon
  Editor: ComponentType
  /** The content as text, for the moment when it can only be copied. */
  textOf: (doc: Doc) => string
}

/** The kinds this page can edit. A kind that is not here is not listed: there would be nothing to do with it. */
export const editors: Record<string, Kind> = {
  artifact: {
    name: 'Text',
    icon: FileText,
    textOf: doc => doc.getText('content').toString(),
    Editor: lazy(async () => ({ default: (await import('./artifact/artifact-editor')).ArtifactEditor })),
  },
}

export const isListed = (document: Pick<Document, 'kind'>): boolean => document.kind in editors

const kinds = Object.keys(editors)

/** The only kind there is on this page, when there is only one. */
export const listedKind: string | undefined = kinds.length === 1 ? kinds[0] : undefined
