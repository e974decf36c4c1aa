import MarkdownIt, { type Token } from 'markdown-it'
import { taskLists } from './task-lists'

/** A paragraph, list, table … of the text: where it stands in it, 0-based, `end` is the line after it. */
export type Block = { line: number; end: number; html: string }

// HTML in the text is shown as it is written, and made safe once more when it is put into the page
const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false }).use(taskLists)

/** Markdown as HTML, block by block: what one types in changes one of them, and the others stay as they are. */
export const blocksOf = (text: string): Block[] => {
  const env = {}
  const tokens = markdown.parse(text, env)
  const blocks: Block[] = []
  let group: Token[] = []
  for (const token of tokens) {
    group.push(token)
    if (token.level !== 0 || token.nesting === 1) continue
    const [line, end] = group[0]?.map ?? [blocks.at(-1)?.end ?? 0, blocks.at(-1)?.end ?? 0]
    blocks.push({ line, end, html: markdown.renderer.render(group, markdown.options, env) })
    group = []
  }
  return blocks
}

export const htmlOf = (text: string): string =>
  blocksOf(text)
    .map(({ html }) => html)
    .join('')
