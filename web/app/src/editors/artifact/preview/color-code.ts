import { highlightCode, tagHighlighter, tags } from '@lezer/highlight'
import { grammarOf } from '../../text/languages'

const colors = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'code-keyword' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], class: 'code-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: 'code-number' },
  { tag: [tags.comment, tags.meta], class: 'code-comment' },
  { tag: [tags.function(tags.variableName), tags.propertyName, tags.attributeName], class: 'code-name' },
  { tag: [tags.typeName, tags.className, tags.tagName, tags.namespace], class: 'code-type' },
])

// longer ones stay plain: they would be parsed at once
const mostCharacters = 30_000

/** Colours the code of a block in the language behind its fence, once that grammar is there. */
export const colorCode = async (within: HTMLElement): Promise<void> => {
  for (const code of within.querySelectorAll<HTMLElement>('pre > code[class*="language-"]')) {
    const word = /language-(\S+)/.exec(code.className)?.[1] ?? ''
    const text = code.textContent ?? ''
    const grammar = grammarOf(word)
    if (!grammar || text.length > mostCharacters) continue
    const { language } = await grammar.load()
    const colored = document.createDocumentFragment()
    const put = (piece: string, look: string) => {
      if (!look) return colored.append(piece)
      const span = document.createElement('span')
      span.className = look
      span.textContent = piece
      colored.append(span)
    }
    highlightCode(text, language.parser.parse(text), colors, put, () => colored.append('\n'))
    // it may have been replaced while its grammar was on the way
    if (code.isConnected && code.textContent === text) code.replaceChildren(colored)
  }
}
