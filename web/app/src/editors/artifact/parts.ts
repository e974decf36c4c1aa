import type { KindParts } from '../kind'
import { fileName } from '../shared/file-name'
import { lineOf } from '../shared/line-of'
import { extensionOf } from '../text/extensions'
import { linesOf, lineWords } from '../text/held-text'

const prose = /\.(md|markdown|mdx|txt|text)$/i

export const parts: KindParts = {
  toFile: (doc, title) => {
    const extension = extensionOf(doc.getMap('meta').get('language'))
    const ending = `.${extension}`
    return {
      name: fileName(title.endsWith(ending) ? title.slice(0, -ending.length) : title, extension),
      type: extension === 'md' ? 'text/markdown' : 'text/plain',
      text: doc.getText('content').toString(),
    }
  },
  seed: ({ name, text }) => ({
    title: name.replace(prose, '') || name,
    content: text,
    // the grammars are known to the editor, and it is on its way
    begin: doc => void import('./set-language').then(({ setLanguageOfFile }) => setLanguageOfFile(doc, name)),
  }),
  placeOf: (pointer, range, doc) => {
    if (pointer !== '/content') return pointer.startsWith('/meta') ? { name: 'the language' } : undefined
    if (!range) return { name: 'the whole text' }
    const lines = linesOf(doc.getText('content'), range)
    return lines && { name: lineWords(lines.first, lines.last), at: { line: lines.first } }
  },
  whereabouts: presence => {
    const line = lineOf(presence)
    // everyone begins at the first one: that is nowhere in particular
    return line === undefined || (line === 1 && presence.line === undefined) ? undefined : `line ${line}`
  },
}
