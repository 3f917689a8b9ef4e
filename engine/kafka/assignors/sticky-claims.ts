import { javaHashMapOrder } from '../../base/java-hash-map.ts'
import { type AssignmentRequest, type GroupMember, isHomogeneous, knownTopics } from './assignor.ts'
import {
  createPartitionCatalogue,
  listPartitions,
  type PartitionCatalogue,
  type TopicPartition,
} from './topic-partition.ts'

/** A request, walked as the leader walks it, with the members' claims to what they had settled. */
export interface StickyInput {
  readonly topics: ReadonlyMap<string, number>
  /** In the order of a HashMap of member ids: it decides who keeps an extra partition. */
  readonly members: readonly GroupMember[]
  readonly catalogue: PartitionCatalogue
  readonly isHomogeneous: boolean
  /** What each member may keep, if the balance allows. */
  readonly kept: ReadonlyMap<string, readonly TopicPartition[]>
  /** Claimed twice in one generation: nobody's word is believed. */
  readonly disputed: ReadonlySet<TopicPartition>
  readonly newestGeneration: number
}

/** What a sticky builder answers. */
export interface StickyResult {
  readonly assigned: ReadonlyMap<string, readonly TopicPartition[]>
  /** Partitions that move from one member to another, and to whom. */
  readonly moving: ReadonlyMap<TopicPartition, string>
}

/** Settles who had what: of two claims to one partition, the newer generation wins. */
export function settleClaims(request: AssignmentRequest): StickyInput {
  const catalogue = createPartitionCatalogue()
  const byId = new Map(request.members.map((member) => [member.id, member]))
  const members = javaHashMapOrder(byId.keys()).map((id) => byId.get(id) as GroupMember)
  const topics = subscribedTopics(request)
  const kept = new Map<string, TopicPartition[]>()
  const claimants = new Map<TopicPartition, GroupMember>()
  const disputed = new Set<TopicPartition>()
  for (const member of members) {
    kept.set(member.id, [])
    for (const partition of listPartitions(member.owned, catalogue)) {
      if (partition.partition < (topics.get(partition.topic) ?? 0)) claim(partition, member)
    }
  }

  function claim(partition: TopicPartition, member: GroupMember): void {
    const other = claimants.get(partition)
    if (other !== undefined && member.generation < other.generation) return
    if (other !== undefined) without(kept.get(other.id), partition)
    if (other !== undefined && member.generation === other.generation) disputed.add(partition)
    else kept.get(member.id)?.push(partition)
    claimants.set(partition, member)
  }

  const newestGeneration = Math.max(-1, ...members.map((member) => member.generation))
  return {
    topics,
    members,
    catalogue,
    isHomogeneous: isHomogeneous(fromFirstSubscriber(members)),
    kept,
    disputed,
    newestGeneration,
  }
}

/**
 * The leader compares with the first subscription in its walk that is not empty; who comes before it and wants
 * nothing is not noticed, and may even be given something (`allSubscriptionsEqual`).
 */
function fromFirstSubscriber(members: readonly GroupMember[]): readonly GroupMember[] {
  const first = members.findIndex(({ topics }) => topics.length > 0)
  return members.slice(Math.max(first, 0))
}

/** Takes one partition out of a list, if it is there. */
export function without(list: TopicPartition[] | undefined, partition: TopicPartition): void {
  const index = list?.indexOf(partition) ?? -1
  if (index >= 0) list?.splice(index, 1)
}

function subscribedTopics({ topics, members }: AssignmentRequest): ReadonlyMap<string, number> {
  const subscribed = new Set(members.flatMap((member) => knownTopics(member, topics)))
  return new Map([...topics].filter(([topic, count]) => count > 0 && subscribed.has(topic)))
}
