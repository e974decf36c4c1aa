/** Whether two JSON values are the same. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [Object.entries(one), Object.entries(other)]
  const of: Record<string, unknown> = Object.fromEntries(right)
  return left.length === right.length && left.every(([name, value]) => name in of && isSame(value, of[name]))
}
