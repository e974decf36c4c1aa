import { LanguageDescription, LanguageSupport, StreamLanguage } from '@codemirror/language'
import { languages as known } from '@codemirror/language-data'

export type Language = {
  /** As it stands in the document. */
  id: string
  name: string
  /** Prose is set in a readable column without line numbers. */
  prose?: true
  /** Fetches the grammar; each is a chunk of its own, so a Markdown document does not pay for Python. */
  load: () => Promise<LanguageSupport>
}

export const plain: Language = {
  id: 'text',
  name: 'Plain text',
  prose: true,
  load: async () =>
    new LanguageSupport(
      StreamLanguage.define({
        token: stream => {
          stream.skipToEnd()
          return null
        },
      }),
    ),
}

export const markdown: Language = {
  id: 'markdown',
  name: 'Markdown',
  prose: true,
  load: async () => {
    const grammar = await import('@codemirror/lang-markdown')
    // code blocks inside Markdown are coloured too, once someone wrote one
    return grammar.markdown({ base: grammar.markdownLanguage, codeLanguages: known })
  },
}

const languageOfGrammar = (grammar: LanguageDescription): Language => ({
  id: grammar.name.toLowerCase(),
  name: grammar.name,
  load: () => grammar.load(),
})

const code = known
  .filter(({ name }) => name !== 'Markdown')
  .map(languageOfGrammar)
  .sort((a, b) => a.name.localeCompare(b.name))

export const languages: readonly Language[] = [plain, markdown, ...code]

const byId = new Map(languages.map(language => [language.id, language]))

const named = (id: string): Language | undefined => {
  const grammar = LanguageDescription.matchLanguageName(known, id, false)
  return grammar ? byId.get(grammar.name.toLowerCase()) : undefined
}

/** The language of a document: Markdown until someone chose, and plain text where we do not know the chosen one. */
export const languageOf = (id: unknown): Language => {
  if (id === undefined) return markdown
  if (typeof id !== 'string') return plain
  return byId.get(id.toLowerCase()) ?? named(id) ?? plain
}

/** The language a file's name speaks of; plain text where it speaks of none. */
export const languageOfFile = (path: string): Language => {
  const grammar = LanguageDescription.matchFilename(known, path.slice(path.lastIndexOf('/') + 1))
  return (grammar && byId.get(grammar.name.toLowerCase())) ?? plain
}

/** The grammar of a code block by the word behind its fence. */
export const grammarOf = (word: string): LanguageDescription | null =>
  LanguageDescription.matchLanguageName(known, word, false)
