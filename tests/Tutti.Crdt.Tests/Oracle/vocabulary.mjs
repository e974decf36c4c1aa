// What random edits are made of. RandomEdits.cs makes the same choices in the same order from the same seed, so the same
// words stand in both.
import { random } from './histories.mjs'

export const words = [
  'a',
  'bc',
  'hello ',
  'é',
  '漢字',
  '\u0000',
  '\n',
  'e\u0301',
  '{"x":1}',
  '"\\\u2028\u007f',
  '😀',
  'a😀b😀',
]
export const keys = ['a', 'b', '__proto__', 'ключ', '']
export const formats = ['b', 'i', 'c']

export class Chance {
  // A pair of surrogates that is cut stays cut where it was cut only: with pairs in texts Yjs itself does not converge.
  constructor(seed, hasPairs) {
    this.next = random(seed)
    this.texts = hasPairs ? words : words.slice(0, -2)
  }

  below(n) {
    return Math.floor(this.next() * n)
  }

  pick(list) {
    return list[this.below(list.length)]
  }

  word() {
    return this.pick(words)
  }

  text() {
    return this.pick(this.texts)
  }

  attributes() {
    const attributes = {}
    const first = this.below(formats.length)
    attributes[formats[first]] = this.format()
    if (this.below(3) === 0) attributes[formats[(first + 1) % formats.length]] = this.format()
    return attributes
  }

  format() {
    const kind = this.below(5)
    if (kind < 2) return true
    if (kind < 4) return null
    return this.below(2) === 0 ? 'x' : { c: this.word() }
  }

  // Named in words of their own: an array holds neither undefined nor big integers by themselves.
  element() {
    const value = this.value()
    return value === undefined || typeof value === 'bigint' ? { v: value } : value
  }

  value() {
    switch (this.below(14)) {
      case 0:
        return null
      case 1:
        return undefined
      case 2:
        return this.below(2) === 0
      case 3:
        return this.below(1000) - 500
      case 4:
        return -0
      case 5:
        return 2 ** 31 + this.below(9)
      case 6:
        return 0.5
      case 7:
        return this.below(2 ** 30) / 3
      case 8:
        return 1e300
      case 9:
        return BigInt(this.below(1e9)) - 500000000n
      case 10:
        return this.word()
      case 11:
        return new Uint8Array([1, 2, this.below(256)])
      case 12:
        return [1, this.word(), { k: null }]
      default:
        return { k: this.word(), n: { u: undefined, z: [] } }
    }
  }
}
