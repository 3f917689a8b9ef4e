import { byText, type PartitionsByTopic, type TopicPartition } from './topic-partition.ts'

/** `range` is offered by clients and by the coordinator; the other assignors belong to one of them. */
export type GroupProtocol = 'classic' | 'consumer'

/** A member as the assignor sees it, in the order in which it came into the group. */
export interface GroupMember {
  readonly id: string
  /** `group.instance.id` of a static member. */
  readonly instanceId: string | null
  /** Names; a pattern is resolved before. */
  readonly topics: readonly string[]
  /** What the member had, see `Assignor.remembers`; empty for a newcomer. */
  readonly owned: PartitionsByTopic
  /** The generation in which it owned them; -1 for a newcomer, and always in the consumer protocol. */
  readonly generation: number
}

/** What an assignor is asked. */
export interface AssignmentRequest {
  /** Partition counts of the topics that exist now. */
  readonly topics: ReadonlyMap<string, number>
  readonly members: readonly GroupMember[]
  /**
   * In which order the coordinator walks the topics. A real one walks random topic ids, so any order is as
   * true as another; without it, the order of `topics`. Only the uniform assignor looks at it. The ids
   * themselves are taken to ascend with the names.
   */
  readonly topicOrder?: readonly string[]
}

/** What it answers. Every member is a key, with an empty map if it gets nothing. */
export interface GroupAssignment {
  readonly members: ReadonlyMap<string, PartitionsByTopic>
  /**
   * Partitions that nobody gets this time: their owner must give them up first, and the group must rebalance
   * once more (cooperative-sticky only).
   */
  readonly withheld: PartitionsByTopic
}

/**
 * Decides which member gets which partition. A pure function of the request, so the same table serves the
 * client that leads a classic group and the coordinator of a KIP-848 group.
 *
 * - Classic: the leader calls it with the subscriptions of the JoinGroup response and puts the answer into
 *   SyncGroup. The members' order is the order of that response.
 * - Consumer (KIP-848): the coordinator calls it when the group epoch is ahead of the assignment epoch; the
 *   members' `owned` is their target assignment, and so is the answer.
 */
export interface Assignor {
  /** As in JoinGroup's protocols and in `group.remote.assignor`. */
  readonly name: string
  /** As in `partition.assignment.strategy`; null where no client class exists. */
  readonly className: string | null
  readonly protocols: readonly GroupProtocol[]
  /** eager: members give up everything before they rejoin; cooperative: only what moves. */
  readonly rebalance: 'eager' | 'cooperative'
  /**
   * What a member must report as `owned`: nothing; its last assignment although it gave it up (sticky keeps
   * it in the userData of its subscription); what it owns while joining; its target in the coordinator.
   */
  readonly remembers: 'nothing' | 'last assignment' | 'owned partitions' | 'target assignment'
  assign(request: AssignmentRequest): GroupAssignment
}

/** Static members first, by instance id; then the others by member id: the order of range and roundrobin. */
export function byInstanceThenId(one: GroupMember, other: GroupMember): number {
  if (one.instanceId !== null && other.instanceId !== null) return byText(one.instanceId, other.instanceId)
  if (one.instanceId !== null) return -1
  if (other.instanceId !== null) return 1
  return byText(one.id, other.id)
}

/** The subscribed topics that exist. */
export function knownTopics(member: GroupMember, topics: ReadonlyMap<string, number>): string[] {
  return [...new Set(member.topics)].filter((topic) => topics.has(topic))
}

/** Whether all members subscribe to the same topics: both sticky and uniform then use a simpler algorithm. */
export function isHomogeneous(members: readonly GroupMember[]): boolean {
  const first = new Set(members[0]?.topics)
  return members.every((member) => {
    const topics = new Set(member.topics)
    return topics.size === first.size && [...topics].every((topic) => first.has(topic))
  })
}

/** What `member` must give up under `assignment`: the client revokes it and, if there is any, rejoins. */
export function revokedFrom(member: GroupMember, assignment: GroupAssignment): Map<string, number[]> {
  const kept = assignment.members.get(member.id)
  const revoked = new Map<string, number[]>()
  for (const [topic, numbers] of member.owned) {
    const lost = numbers.filter((number) => !kept?.get(topic)?.includes(number))
    if (lost.length > 0) revoked.set(topic, lost)
  }
  return revoked
}

/** A cooperative group rebalances once more when anybody has to give something up. */
export function needsRejoin(request: AssignmentRequest, assignment: GroupAssignment): boolean {
  return request.members.some((member) => revokedFrom(member, assignment).size > 0)
}

/** Empty lists for every member: what the simpler assignors fill. */
export function emptyLists(members: readonly GroupMember[]): Map<string, TopicPartition[]> {
  return new Map(members.map((member) => [member.id, []]))
}
