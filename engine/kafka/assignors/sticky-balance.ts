import { byText, type PartitionCatalogue, type TopicPartition } from './topic-partition.ts'

/** Who has what while the general sticky builder works. */
export interface Balance {
  readonly counts: ReadonlyMap<string, number>
  readonly catalogue: PartitionCatalogue
  readonly subscribers: ReadonlyMap<string, readonly string[]>
  readonly topicsOf: ReadonlyMap<string, readonly string[]>
  /** The members that take part; fixed ones are set aside. */
  readonly assigned: Map<string, TopicPartition[]>
  readonly ownerOf: Map<TopicPartition, string>
}

/** How many partitions a member has now. */
export function sizeOf({ assigned }: Balance, id: string): number {
  return assigned.get(id)?.length ?? 0
}

/** How many it could have at most. */
export function possibleFor({ counts, topicsOf }: Balance, id: string): number {
  return (topicsOf.get(id) ?? []).reduce((sum, topic) => sum + (counts.get(topic) ?? 0), 0)
}

/** The subscriber of the topic with the fewest partitions; among equals, the first by id. */
export function leastLoadedFor(balance: Balance, topic: string): string | undefined {
  let best: string | undefined
  for (const id of balance.subscribers.get(topic) ?? []) {
    if (!balance.assigned.has(id)) continue
    if (best === undefined || sizeOf(balance, id) < sizeOf(balance, best)) best = id
    else if (sizeOf(balance, id) === sizeOf(balance, best) && byText(id, best) < 0) best = id
  }
  return best
}

/** No two members differ by more than one, or nothing that could move would even the load. */
export function isBalanced(balance: Balance): boolean {
  const sizes = [...balance.assigned.values()].map((list) => list.length)
  if (Math.min(...sizes) >= Math.max(...sizes) - 1) return true
  return [...balance.assigned.keys()].every((id) => canGetNothing(balance, id))
}

/** The sum of the differences between all pairs of members: 0 is perfect. */
export function spread(assigned: ReadonlyMap<string, readonly TopicPartition[]>): number {
  const sizes = [...assigned.values()].map((list) => list.length)
  return sizes.reduce(
    (sum, size, index) =>
      sizes.slice(index + 1).reduce((inner, other) => inner + Math.abs(size - other), sum),
    0,
  )
}

function canGetNothing(balance: Balance, id: string): boolean {
  const size = sizeOf(balance, id)
  if (size === possibleFor(balance, id)) return true
  for (const topic of balance.topicsOf.get(id) ?? []) {
    for (let number = 0; number < (balance.counts.get(topic) ?? 0); number++) {
      const owner = balance.ownerOf.get(balance.catalogue(topic, number))
      if (owner !== undefined && owner !== id && size + 1 < sizeOf(balance, owner)) return false
    }
  }
  return true
}
