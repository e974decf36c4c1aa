import { LanguageDescription, LanguageSupport, StreamLanguage } from '@codemirror/language'

export type Language = {
  id: string
  name: string
  /** Prose is set in a readable column without line numbers. */
  prose?: true
  load: () => Promise<LanguageSupport>
}

const javascript = async (typescript: boolean) =>
  (await import('@codemirror/lang-javascript')).javascript({ jsx: true, typescript })

/** Each grammar is its own chunk: a Markdown document does not pay for Python. */
const code: readonly Language[] = [
  { id: 'css', name: 'CSS', load: async () => (await import('@codemirror/lang-css')).css() },
  { id: 'html', name: 'HTML', load: async () => (await import('@codemirror/lang-html')).html() },
  { id: 'javascript', name: 'JavaScript', load: () => javascript(false) },
  { id: 'json', name: 'JSON', load: async () => (await import('@codemirror/lang-json')).json() },
  { id: 'python', name: 'Python', load: async () => (await import('@codemirror/lang-python')).python() },
  { id: 'typescript', name: 'TypeScript', load: () => javascript(true) },
]

const aliases: Record<string, string[]> = {
  javascript: ['js', 'jsx'],
  python: ['py'],
  typescript: ['ts', 'tsx'],
}

/** Code blocks inside Markdown are coloured too, once someone wrote one. */
const codeInMarkdown = code.map(({ id, name, load }) =>
  LanguageDescription.of({ name, alias: [id, ...(aliases[id] ?? [])], load }),
)

const plain: Language = {
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

const markdown: Language = {
  id: 'markdown',
  name: 'Markdown',
  prose: true,
  load: async () => {
    const grammar = await import('@codemirror/lang-markdown')
    return grammar.markdown({ base: grammar.markdownLanguage, codeLanguages: codeInMarkdown })
  },
}

export const languages: readonly Language[] = [plain, markdown, ...code]

/** The language of a document: Markdown until someone chose, and plain text where we do not know the chosen one. */
export const languageOf = (id: unknown): Language =>
  id === undefined ? markdown : (languages.find(language => language.id === id) ?? plain)
