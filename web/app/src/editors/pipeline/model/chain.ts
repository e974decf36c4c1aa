import type { Step } from './step'

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value

/** A short fingerprint of a text; not a secret, only "is it the same". */
export const fingerprint = (text: string): string => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  return (high >>> 0).toString(36) + (low >>> 0).toString(36)
}

type Linked = Pick<Step, 'id' | 'type' | 'parameters' | 'disabled'>

/**
 * For each step a fingerprint of what leads to it: its own parameters and those of all steps before it. While it stays the
 * same, so does the result, given the same data.
 */
export const chainOf = (steps: readonly Linked[]): Map<string, string> => {
  const chain = new Map<string, string>()
  let before = ''
  for (const { id, type, parameters, disabled } of steps) {
    before = fingerprint(`${before}|${disabled ? 'off' : JSON.stringify([id, type, parameters], sorted)}`)
    chain.set(id, before)
  }
  return chain
}
