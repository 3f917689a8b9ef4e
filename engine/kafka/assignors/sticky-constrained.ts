import { assert } from '../../base/assert.ts'
import type { StickyInput, StickyResult } from './sticky-claims.ts'
import { byNumberThenTopic, byText, partitionsOfTopics, type TopicPartition } from './topic-partition.ts'

/** Where the filling stands: who may still get partitions, and how many may have one more than the others. */
interface Filling {
  readonly quota: number
  /** How many members end with `quota + 1`. */
  readonly extras: number
  extrasGiven: number
  below: string[]
  exact: string[]
  readonly assigned: Map<string, TopicPartition[]>
  /** Given up by its owner for the balance; it moves unless the owner gets it back. */
  readonly released: Map<TopicPartition, string>
}

/**
 * All members subscribe to the same topics: everybody ends with the quota or one more, keeps what fits, and
 * what is free is dealt in turn to those below the quota, then to those at it. Kafka's constrained builder of
 * its sticky assignors, without racks.
 */
export function assignConstrained(input: StickyInput): StickyResult {
  const all = partitionsOfTopics([...input.topics.keys()].sort(byText), input.topics, input.catalogue)
  const filling: Filling = {
    quota: Math.floor(all.length / input.members.length),
    extras: all.length % input.members.length,
    extrasGiven: 0,
    below: [],
    exact: [],
    assigned: new Map(input.members.map((member) => [member.id, []])),
    released: new Map(),
  }
  for (const member of input.members) keepOwned(filling, member.id, believedOf(input, member.id))
  const taken = new Set([...filling.assigned.values()].flat())
  filling.below.sort(byText)
  filling.exact.sort(byText)
  const free = all.filter((partition) => !taken.has(partition))
  return { assigned: filling.assigned, moving: dealFree(filling, free, input.disputed) }
}

function believedOf(input: StickyInput, id: string): TopicPartition[] {
  const claimed = input.kept.get(id) ?? []
  return claimed.filter((partition) => !input.disputed.has(partition)).sort(byNumberThenTopic)
}

function keepOwned(filling: Filling, id: string, owned: readonly TopicPartition[]): void {
  const room = filling.extrasGiven < filling.extras
  let limit = filling.quota
  if (owned.length < filling.quota) filling.below.push(id)
  else if (owned.length > filling.quota && room) {
    limit += 1
    filling.extrasGiven += 1
    if (filling.extrasGiven === filling.extras) filling.exact = []
  } else if (room) filling.exact.push(id)
  keep(filling, id, owned, limit)
}

function keep(filling: Filling, id: string, owned: readonly TopicPartition[], count: number): void {
  filling.assigned.get(id)?.push(...owned.slice(0, count))
  for (const partition of owned.slice(count)) filling.released.set(partition, id)
}

function dealFree(
  filling: Filling,
  free: readonly TopicPartition[],
  disputed: ReadonlySet<TopicPartition>,
): Map<TopicPartition, string> {
  const moving = new Map<TopicPartition, string>()
  let turn = 0
  for (const partition of free) {
    if (turn >= filling.below.length) turn = 0
    const isBelow = filling.below.length > 0
    const id = isBelow ? filling.below[turn] : filling.exact.shift()
    assert(id !== undefined, 'while a partition is free, a member has room')
    const list = filling.assigned.get(id) as TopicPartition[]
    list.push(partition)
    const releasedBy = filling.released.get(partition)
    if ((releasedBy !== undefined && releasedBy !== id) || disputed.has(partition)) moving.set(partition, id)
    if (isBelow && list.length === filling.quota) {
      filling.below.splice(turn, 1)
      filling.exact.push(id)
    } else if (isBelow) turn += 1
  }
  return moving
}
