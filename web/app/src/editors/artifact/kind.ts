import { FileText } from 'lucide-react'
import { lazy } from 'react'
import type { Kind } from '../kind'
import { fileName } from '../shared/file-name'
import { extensionOf } from '../text/extensions'

const prose = /\.(md|markdown|mdx|txt|text)$/i

export const kind: Kind = {
  id: 'artifact',
  name: 'Text',
  about: 'Notes, Markdown or code in one text',
  icon: FileText,
  order: 1,
  Editor: lazy(async () => ({ default: (await import('./artifact-editor')).ArtifactEditor })),
  toFile: (doc, title) => {
    const extension = extensionOf(doc.getMap('meta').get('language'))
    const ending = `.${extension}`
    return {
      name: fileName(title.endsWith(ending) ? title.slice(0, -ending.length) : title, extension),
      type: extension === 'md' ? 'text/markdown' : 'text/plain',
      text: doc.getText('content').toString(),
    }
  },
  fromFile: {
    // any text: the language is known by the name
    accept: '',
    seed: ({ name, text }) => ({
      title: name.replace(prose, '') || name,
      content: text,
      // the grammars are known to the editor, and it is on its way
      begin: doc =>
        void import('./set-language').then(({ setLanguageOfFile }) => setLanguageOfFile(doc, name)),
    }),
  },
  whereabouts: ({ line, viewport }) => {
    if (typeof line === 'number') return `line ${line}`
    const first = firstLine(viewport)
    return first === undefined || first === 1 ? undefined : `line ${first}`
  },
}

const firstLine = (viewport: unknown): number | undefined =>
  typeof viewport === 'object' &&
  viewport !== null &&
  'first_line' in viewport &&
  typeof viewport.first_line === 'number'
    ? viewport.first_line
    : undefined
