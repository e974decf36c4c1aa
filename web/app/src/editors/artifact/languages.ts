import type { Extension } from '@codemirror/state'

export type Language = {
  id: string
  name: string
  /** Prose is set in a readable column without line numbers. */
  prose?: true
  load: () => Promise<Extension>
}

const javascript = async (typescript: boolean) =>
  (await import('@codemirror/lang-javascript')).javascript({ jsx: true, typescript })

/** Each grammar is its own chunk: a Markdown document does not pay for Python. */
export const languages: readonly Language[] = [
  { id: 'text', name: 'Plain text', prose: true, load: async () => [] },
  {
    id: 'markdown',
    name: 'Markdown',
    prose: true,
    load: async () => {
      const { markdown, markdownLanguage } = await import('@codemirror/lang-markdown')
      return markdown({ base: markdownLanguage })
    },
  },
  { id: 'css', name: 'CSS', load: async () => (await import('@codemirror/lang-css')).css() },
  { id: 'html', name: 'HTML', load: async () => (await import('@codemirror/lang-html')).html() },
  { id: 'javascript', name: 'JavaScript', load: () => javascript(false) },
  { id: 'json', name: 'JSON', load: async () => (await import('@codemirror/lang-json')).json() },
  { id: 'python', name: 'Python', load: async () => (await import('@codemirror/lang-python')).python() },
  { id: 'typescript', name: 'TypeScript', load: () => javascript(true) },
]

const plain: Language = { id: 'text', name: 'Plain text', prose: true, load: async () => [] }

/** The language of a document; what another client wrote there and we do not know is plain text. */
export const languageOf = (id: unknown): Language => languages.find(language => language.id === id) ?? plain
