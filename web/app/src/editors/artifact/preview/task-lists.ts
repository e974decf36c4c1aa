import type MarkdownIt from 'markdown-it'

type Parser = InstanceType<typeof MarkdownIt>

const task = /^\[([ xX])\]\s+/

/** `- [ ] something` is a box to tick; it knows its line, so that ticking it can change the text. */
export const taskLists = (markdown: Parser): void => {
  markdown.core.ruler.after('inline', 'task-lists', state => {
    for (const [index, token] of state.tokens.entries()) {
      const item = state.tokens[index - 2]
      const first = token.children?.[0]
      const found = token.type === 'inline' && item?.type === 'list_item_open' && first?.type === 'text'
      const match = found ? task.exec(first.content) : null
      if (!match || !first || !item || !token.children) continue
      first.content = first.content.slice(match[0].length)
      item.attrJoin('class', 'task')
      const box = new state.Token('task_box', 'input', 0)
      box.attrs = [
        ['type', 'checkbox'],
        ['data-line', String(token.map?.[0] ?? -1)],
        ['aria-label', first.content.trim() || 'Task'],
      ]
      if (match[1] !== ' ') box.attrs.push(['checked', ''])
      token.children.unshift(box)
    }
  })
  markdown.renderer.rules.task_box = (tokens, index, _, __, self) =>
    `<input${tokens[index] ? self.renderAttrs(tokens[index]) : ''}>`
}
