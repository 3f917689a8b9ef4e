import { knownTopics } from './assignor.ts'
import { type Balance, isBalanced, leastLoadedFor, possibleFor, sizeOf, spread } from './sticky-balance.ts'
import type { StickyInput, StickyResult } from './sticky-claims.ts'
import { without } from './sticky-claims.ts'
import { cheapestMovement, createMovements, type Movements, noteMovement } from './sticky-movements.ts'
import { byText, listPartitions, partitionsOfTopics, type TopicPartition } from './topic-partition.ts'

/**
 * A handful of rounds is enough. Kafka has no limit, and there are stale claims over which it goes round in
 * circles for ever; a simulation must go on.
 */
const ROUNDS_MAX = 100

/** The state of the general builder. */
interface Rebalancing extends Balance {
  /** Who had the partition in an older generation, where the newest one's claims do not count. */
  readonly earlier: ReadonlyMap<TopicPartition, string>
  readonly movements: Movements
}

/**
 * Members subscribe to different topics: keep everything that is still subscribed, give each free partition
 * to the subscriber with least, then move one partition at a time while that evens the load; undo it all if
 * nothing was gained. Kafka's general builder of its sticky assignors, without racks.
 */
export function assignGeneral(input: StickyInput): StickyResult {
  const state = createRebalancing(input)
  const all = partitionsOfTopics(topicsByDemand(state), input.topics, input.catalogue)
  const isRevoking = dropUnsubscribed(state)
  const wasEmpty = state.ownerOf.size === 0
  const free = all.filter((partition) => !state.ownerOf.has(partition))
  for (const partition of free) give(state, partition, leastLoadedFor(state, partition.topic))
  const fixed = setFixedAside(state)
  evenOut({ state, wasEmpty, isRevoking, all: movable(state, all), free: movable(state, free) })
  for (const [id, list] of fixed) state.assigned.set(id, list)
  return { assigned: state.assigned, moving: movingPartitions(input, state.assigned) }
}

function createRebalancing(input: StickyInput): Rebalancing {
  const subscribers = new Map([...input.topics.keys()].map((topic): [string, string[]] => [topic, []]))
  const topicsOf = new Map<string, readonly string[]>()
  const assigned = new Map<string, TopicPartition[]>()
  const ownerOf = new Map<TopicPartition, string>()
  for (const member of input.members) {
    const topics = knownTopics(member, input.topics)
    topicsOf.set(member.id, topics)
    for (const topic of topics) subscribers.get(topic)?.push(member.id)
    assigned.set(member.id, [...(input.kept.get(member.id) ?? [])])
    for (const partition of input.kept.get(member.id) ?? []) ownerOf.set(partition, member.id)
  }
  const shared = { counts: input.topics, catalogue: input.catalogue, subscribers, topicsOf }
  return { ...shared, assigned, ownerOf, earlier: earlierOwners(input), movements: createMovements() }
}

function earlierOwners(input: StickyInput): Map<TopicPartition, string> {
  const newest = new Map<TopicPartition, { id: string; generation: number }>()
  for (const { id, generation, owned } of input.members) {
    if (generation >= input.newestGeneration) continue
    for (const partition of listPartitions(owned, input.catalogue)) {
      const known = newest.get(partition)
      if (known === undefined || generation > known.generation) newest.set(partition, { id, generation })
    }
  }
  return new Map([...newest].map(([partition, { id }]) => [partition, id]))
}

/** Topics with few subscribers first: their partitions have the least choice. */
function topicsByDemand({ subscribers }: Rebalancing): string[] {
  const demand = (topic: string) => subscribers.get(topic)?.length ?? 0
  return [...subscribers.keys()].sort((one, other) => demand(one) - demand(other) || byText(one, other))
}

function dropUnsubscribed(state: Rebalancing): boolean {
  let dropped = false
  for (const [id, list] of state.assigned) {
    for (const partition of [...list]) {
      if (state.topicsOf.get(id)?.includes(partition.topic)) continue
      without(list, partition)
      state.ownerOf.delete(partition)
      dropped = true
    }
  }
  return dropped
}

function give(state: Rebalancing, partition: TopicPartition, id: string | undefined): void {
  if (id === undefined) return
  state.assigned.get(id)?.push(partition)
  state.ownerOf.set(partition, id)
}

/** Takes out the members whose partitions nobody else can have and who can have no others. */
function setFixedAside(state: Rebalancing): Map<string, TopicPartition[]> {
  const fixed = new Map<string, TopicPartition[]>()
  for (const [id, list] of state.assigned) {
    if (list.length < possibleFor(state, id) || list.some(({ topic }) => isShared(state, topic))) continue
    fixed.set(id, list)
  }
  for (const id of fixed.keys()) state.assigned.delete(id)
  return fixed
}

function movable(state: Rebalancing, partitions: readonly TopicPartition[]): TopicPartition[] {
  return partitions.filter(({ topic }) => isShared(state, topic))
}

function isShared(state: Rebalancing, topic: string): boolean {
  return (state.subscribers.get(topic)?.length ?? 0) > 1
}

function evenOut(plan: {
  state: Rebalancing
  wasEmpty: boolean
  isRevoking: boolean
  all: readonly TopicPartition[]
  free: readonly TopicPartition[]
}): void {
  const { state } = plan
  const before = [...state.assigned].map(([id, list]): [string, TopicPartition[]] => [id, [...list]])
  // While nobody has to give up anything for another reason, only new partitions are moved at first.
  if (!plan.isRevoking) movePartitions(state, plan.free)
  const moved = movePartitions(state, plan.all)
  if (plan.wasEmpty || !moved || spread(state.assigned) < spread(new Map(before))) return
  for (const [id, list] of before) state.assigned.set(id, list)
}

/** Moves partitions until a whole round moves none; says whether any moved. */
function movePartitions(state: Rebalancing, partitions: readonly TopicPartition[]): boolean {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    let moved = false
    for (const partition of partitions) {
      if (isBalanced(state)) break
      if (movePartition(state, partition)) moved = true
    }
    if (!moved) return round > 0
  }
  return true
}

function movePartition(state: Rebalancing, partition: TopicPartition): boolean {
  const owner = state.ownerOf.get(partition)
  if (owner === undefined) return false
  const load = sizeOf(state, owner)
  const earlier = state.earlier.get(partition)
  if (earlier !== undefined && state.assigned.has(earlier) && load > sizeOf(state, earlier) + 1) {
    move(state, partition, { from: owner, to: earlier })
    return true
  }
  const to = leastLoadedFor(state, partition.topic)
  if (to === undefined || load <= sizeOf(state, to) + 1) return false
  move(state, partition, { from: owner, to })
  return true
}

function move(state: Rebalancing, wanted: TopicPartition, { from, to }: { from: string; to: string }): void {
  const partition = cheapestMovement(state.movements, wanted, { from, to })
  const owner = state.ownerOf.get(partition) ?? from
  noteMovement(state.movements, partition, { from: owner, to })
  without(state.assigned.get(owner), partition)
  give(state, partition, to)
}

/** What somebody gets that somebody else had and does not get: in a cooperative group it must wait. */
function movingPartitions(
  input: StickyInput,
  assigned: ReadonlyMap<string, readonly TopicPartition[]>,
): Map<TopicPartition, string> {
  const revoked = new Set<TopicPartition>()
  const added = new Map<TopicPartition, string>()
  for (const { id, owned } of input.members) {
    const before = new Set(listPartitions(owned, input.catalogue))
    const after = new Set(assigned.get(id))
    for (const partition of before) if (!after.has(partition)) revoked.add(partition)
    for (const partition of after) if (!before.has(partition)) added.set(partition, id)
  }
  return new Map([...added].filter(([partition]) => revoked.has(partition)))
}
