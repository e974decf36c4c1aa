import { expect, it } from 'vitest'
import { blocksOf } from './blocks'

it('[D2] Markdown is read block by block, each with its lines', () => {
  expect(blocksOf('# One\n\ntwo\nthree\n\n- a\n- b\n').map(({ line, end }) => [line, end])).toEqual([
    [0, 1],
    [2, 4],
    [5, 7],
  ])
})

it('[D2] HTML in the text stays text, and what would run is no link', () => {
  const html = blocksOf('<script>alert(1)</script> [x](javascript:alert(1))')[0]?.html ?? ''
  expect(html).not.toContain('<script')
  expect(html).not.toContain('href')
})

it('[D2] a task knows its line and whether it is done', () => {
  const html = blocksOf('text\n\n- [ ] one\n- [x] two\n')[1]?.html ?? ''
  expect(html).toContain('data-line="2" aria-label="one"')
  expect(html).toContain('data-line="3" aria-label="two" checked')
})
