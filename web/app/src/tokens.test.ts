import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast } from './ui/contrast'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const theme = (selector: string): Map<string, string> => {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', color = '']) => [name, color]),
  )
}

const grounds = ['canvas', 'surface', 'sunken', 'raised', 'hover']
const onGrounds = ['ink', 'muted', 'accent', 'danger']
const code = ['keyword', 'string', 'number', 'comment', 'name', 'type', 'invalid'].map(each => `code-${each}`)

const textPairs: [string, string][] = [
  ...onGrounds.flatMap(text => grounds.map((ground): [string, string] => [text, ground])),
  ...code.map((text): [string, string] => [text, 'canvas']),
  ['ink', 'pressed'],
  ['muted', 'pressed'],
  ['ink', 'selection'],
  ['faint', 'canvas'],
  ['canvas', 'ink'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-ink', 'accent-soft'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['danger-ink', 'danger-soft'],
  ['warn-ink', 'warn-soft'],
]

const shapePairs: [string, string][] = [
  ['control', 'canvas'],
  ['control', 'raised'],
  ['good', 'canvas'],
  ['idle', 'canvas'],
]

describe.each([':root', '.dark'])('the colours of %s', selector => {
  const colors = theme(selector)
  const of = (text: string, ground: string) => contrast(colors.get(text) ?? '', colors.get(ground) ?? '')

  it.each(textPairs)('[UI] %s can be read on %s', (text, ground) => {
    expect(of(text, ground)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(shapePairs)('[UI] %s can be seen on %s', (shape, ground) => {
    expect(of(shape, ground)).toBeGreaterThanOrEqual(3)
  })
})
