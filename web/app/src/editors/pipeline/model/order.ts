import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** A thing with its place in a list: a fractional key, so that a move writes one value and touches no neighbour. */
export type Placed = { id: string; order: unknown }

/** Longer than a list that people sort by hand ever makes them. */
const longestKey = 500

/** Whether a key is one another key can be made beside: another client may have written anything. */
export const isKey = (key: unknown): key is string => {
  if (typeof key !== 'string' || key === '' || key.length > longestKey) return false
  try {
    generateKeyBetween(key, null)
    generateKeyBetween(null, key)
    return true
  } catch {
    return false
  }
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The order everyone sees: by key, equal keys (two people inserted at once) by id, and what has no key at the end. */
export const inOrder = <Item extends Placed>(items: readonly Item[]): Item[] =>
  items
    .map(item => ({ item, key: isKey(item.order) ? item.order : undefined }))
    .sort((one, other) => {
      if (one.key === undefined || other.key === undefined)
        return (
          Number(one.key === undefined) - Number(other.key === undefined) ||
          byText(one.item.id, other.item.id)
        )
      return byText(one.key, other.key) || byText(one.item.id, other.item.id)
    })
    .map(({ item }) => item)

/** The key for a new place, and new keys for those that stood in the way of one. */
export type Place = { key: string; repaired: { id: string; key: string }[] }

/**
 * A key that puts something at `index` of a sorted list. Between two equal keys there is no room: the ones after the place
 * get new keys then, as few as possible.
 */
export const placeAt = (sorted: readonly Placed[], index: number): Place => {
  const at = Math.max(0, Math.min(index, sorted.length))
  let before = at - 1
  while (before >= 0 && !isKey(sorted[before]?.order)) before -= 1
  const low = before >= 0 ? String(sorted[before]?.order) : null
  let after = at
  while (after < sorted.length && !isAbove(sorted[after]?.order, low)) after += 1
  const high = after < sorted.length ? String(sorted[after]?.order) : null
  const inTheWay = sorted.slice(before + 1, after)
  const keys = generateNKeysBetween(low, high, inTheWay.length + 1)
  const own = at - (before + 1)
  const repaired = inTheWay.map(({ id }, each) => ({ id, key: keys[each < own ? each : each + 1] ?? '' }))
  return { key: keys[own] ?? '', repaired }
}

const isAbove = (key: unknown, low: string | null): boolean => isKey(key) && (low === null || key > low)
