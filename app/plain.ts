/**
 * Any state as plain JSON, the same for equal states: maps with words for keys become objects, other maps lists
 * of pairs, sets lists. A ring and a shared log are written as what they hold, whatever lies around it.
 */
export function plainOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === undefined ? null : value
  if (Array.isArray(value)) return value.map(plainOf)
  if (value instanceof Map) return plainMap(value)
  if (value instanceof Set) return [...value].map(plainOf)
  if (isRing(value)) return ringItems(value).map(plainOf)
  if (isLog(value)) return value.items.slice(0, value.end).map(plainOf)
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(entries.map(([name, field]) => [name, plainOf(field)]))
}

function plainMap(map: ReadonlyMap<unknown, unknown>): unknown {
  const pairs = [...map].map(([key, item]) => [key, plainOf(item)] as const)
  const isNamed = pairs.every(([key]) => typeof key === 'string')
  return isNamed ? Object.fromEntries(pairs) : pairs.map(([key, item]) => [plainOf(key), item])
}

interface Ring {
  readonly items: readonly unknown[]
  readonly head: number
  readonly size: number
}

function isRing(value: object): value is Ring {
  return 'items' in value && 'head' in value && 'size' in value && Array.isArray(value.items)
}

function ringItems({ items, head, size }: Ring): unknown[] {
  return Array.from({ length: size }, (_, index) => items[(head + index) & (items.length - 1)])
}

function isLog(value: object): value is { readonly items: readonly unknown[]; readonly end: number } {
  const isPair = Object.keys(value).length === 2
  return isPair && 'items' in value && 'end' in value && Array.isArray(value.items)
}
