import { javaHashMapOrder } from '../../base/java-hash-map.ts'
import { byPartition, type PartitionName, partitionName } from '../protocol/partition-name.ts'

/** A member of a share group, as the assignor sees it. */
export interface ShareSubscriber {
  readonly memberId: string
  readonly topics: readonly string[]
  readonly assignment: readonly PartitionName[]
}

/**
 * The `simple` assignor of share groups (KIP-932): a partition may have many members. With fewer members than
 * partitions each partition has one, with more of them as many as it takes that nobody is idle; what a member has
 * it keeps if it can. Members that read different topics share each topic among those who read it
 * (`SimpleHomogeneousAssignmentBuilder` and `SimpleHeterogeneousAssignmentBuilder`, KAFKA-19362, KAFKA-19363).
 */
export function assignSimply(
  members: readonly ShareSubscriber[],
  counts: ReadonlyMap<string, number>,
  isAssignable: (partition: PartitionName) => boolean,
): Map<string, PartitionName[]> {
  const subscribers = new Map(members.map((member) => [member.memberId, member]))
  const order = javaHashMapOrder(subscribers.keys()).flatMap((id) => subscribers.get(id) ?? [])
  const target = new Map(order.map(({ memberId }) => [memberId, [] as PartitionName[]]))
  for (const topics of sharesOf(order, counts)) {
    const readers = order.filter((member) => topics.some((topic) => member.topics.includes(topic)))
    const wanted = topics.flatMap((topic) => {
      const names = Array.from({ length: counts.get(topic) ?? 0 }, (_, at) => partitionName(topic, at))
      return names.filter(isAssignable)
    })
    for (const [memberId, partitions] of shareOut(readers, wanted)) target.get(memberId)?.push(...partitions)
  }
  for (const partitions of target.values()) partitions.sort(byPartition)
  return target
}

/** Everything at once if all read the same, else topic by topic. */
function sharesOf(members: readonly ShareSubscriber[], counts: ReadonlyMap<string, number>): string[][] {
  const topics = [...new Set(members.flatMap((member) => member.topics))].filter((topic) => counts.has(topic))
  topics.sort((one, other) => (one < other ? -1 : 1))
  // The subscriptions are compared as they are said: a topic that does not exist makes them differ, too.
  const said = new Set(members.flatMap((member) => member.topics))
  const isAlike = members.every((member) => new Set(member.topics).size === said.size)
  return isAlike ? [topics] : topics.map((topic) => [topic])
}

/** One sharing: who has what already, who must give some of it away, and who gets the rest. */
interface Sharing {
  readonly quota: ReadonlyMap<string, number>
  /** How many members each partition is to have. */
  readonly sharing: number
  readonly readers: Map<PartitionName, Set<string>>
  readonly held: Map<string, Set<PartitionName>>
}

function shareOut(
  members: readonly ShareSubscriber[],
  partitions: readonly PartitionName[],
): ReadonlyMap<string, ReadonlySet<PartitionName>> {
  const work = begin(members, partitions)
  if (members.length === 0 || partitions.length === 0) return work.held
  for (const [memberId, quota] of work.quota) dropOverfilled(work, memberId, quota)
  for (const partition of partitions) dropOvershared(work, partition)
  assignRest(work)
  return work.held
}

function begin(members: readonly ShareSubscriber[], partitions: readonly PartitionName[]): Sharing {
  const [people, places] = [members.length, partitions.length]
  const sharing = places === 0 ? 0 : Math.ceil(people / places)
  const readers = new Map(partitions.map((partition) => [partition, new Set<string>()]))
  const held = new Map<string, Set<PartitionName>>()
  const quota = new Map<string, number>()
  for (const [index, { memberId, assignment }] of members.entries()) {
    // Divided first, as Kafka does: what that rounds is the same in every IEEE machine.
    const upTo = (count: number): number => Math.ceil(((sharing * places) / people) * count)
    quota.set(memberId, upTo(index + 1) - upTo(index))
    held.set(memberId, new Set(assignment.filter((partition) => readers.has(partition))))
    for (const partition of held.get(memberId) ?? []) readers.get(partition)?.add(memberId)
  }
  return { quota, sharing, readers, held }
}

function dropOvershared(work: Sharing, partition: PartitionName): void {
  const readers = work.readers.get(partition) ?? new Set<string>()
  for (const memberId of [...readers]) {
    if (readers.size <= work.sharing) return
    drop(work, memberId, partition)
  }
}

function dropOverfilled(work: Sharing, memberId: string, quota: number): void {
  for (const partition of [...(work.held.get(memberId) ?? [])].sort(byPartition)) {
    if ((work.held.get(memberId)?.size ?? 0) <= quota) return
    drop(work, memberId, partition)
  }
}

/**
 * Partitions with too few members go round those who have too little. A whole round in which nobody could take
 * anything ends it: a slight imbalance is tolerated.
 */
function assignRest(work: Sharing): void {
  const { quota, held, sharing, readers: sharers } = work
  const lacks = (memberId: string): boolean => (held.get(memberId)?.size ?? 0) < (quota.get(memberId) ?? 0)
  const hungry = [...quota.keys()].filter(lacks)
  let next = 0
  let hasGiven = false
  for (const [partition, readers] of sharers) {
    while (readers.size < sharing) {
      if (next >= hungry.length) {
        if (!hasGiven || hungry.length === 0) return
        next = 0
        hasGiven = false
      }
      const memberId = hungry[next] as string
      next++
      if (readers.has(memberId)) continue
      readers.add(memberId)
      held.get(memberId)?.add(partition)
      hasGiven = true
      if (!lacks(memberId)) hungry.splice(--next, 1)
    }
  }
}

function drop({ held, readers }: Sharing, memberId: string, partition: PartitionName): void {
  held.get(memberId)?.delete(partition)
  readers.get(partition)?.delete(memberId)
}
