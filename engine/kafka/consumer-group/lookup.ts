import { type ConsumerGroupState as AnyState, consumerGroupStateOf } from '../config/state-machines.ts'
import { type PartitionName, topicOf } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import type { ConsumerGroup, ConsumerGroupState, ConsumerMember } from './group-state.ts'

const WORDS: Readonly<Record<Exclude<AnyState, 'DEAD'>, ConsumerGroupState>> = {
  EMPTY: 'Empty',
  ASSIGNING: 'Assigning',
  RECONCILING: 'Reconciling',
  STABLE: 'Stable',
}

/** The KIP-848 group of that id, if there is one. */
export function findConsumerGroup(kafka: KafkaState, groupId: string): ConsumerGroup | undefined {
  const group = kafka.groups.get(groupId)
  return group?.protocol === 'consumer' ? group : undefined
}

/** The state of a group: nobody sets it, it follows from its epochs and its members' (FACTS 9.4). */
export function stateOf(group: ConsumerGroup): ConsumerGroupState {
  const { members, groupEpoch, assignmentEpoch } = group
  const isReconciled = [...members.values()].every((member) => isReconciledTo(member, assignmentEpoch))
  const state = consumerGroupStateOf({ members: members.size, groupEpoch, assignmentEpoch, isReconciled })
  return WORDS[state as keyof typeof WORDS]
}

/** Whether a member has all that an assignment epoch wants it to have, and nothing else. */
export function isReconciledTo({ state, epoch }: ConsumerMember, assignmentEpoch: number): boolean {
  return state === 'STABLE' && epoch === assignmentEpoch
}

/** The member that sits on a static seat. */
export function seatedOn(group: ConsumerGroup, groupInstanceId: string): ConsumerMember | undefined {
  return group.members.get(group.staticMembers.get(groupInstanceId) ?? '')
}

/** How many partitions the topics have that anybody subscribes to, as far as they exist. */
export function subscribedTopics(kafka: KafkaState, group: ConsumerGroup): Map<string, number> {
  const wanted = new Set([...group.members.values()].flatMap(({ topics }) => topics))
  const counts = new Map<string, number>()
  for (const [name, { partitions }] of kafka.cluster.topics) {
    if (wanted.has(name)) counts.set(name, partitions.length)
  }
  return counts
}

/** Whether two looks at the topics saw the same. */
export function isSameCounts(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([topic, count]) => other.get(topic) === count)
}

/** Whether two lists hold the same, in whatever order. */
export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item))
}

/** Whether somebody in the group reads the topic of a partition: its offsets do not expire then. */
export function isSubscribedTo(group: ConsumerGroup, partition: PartitionName): boolean {
  const topic = topicOf(partition)
  return [...group.members.values()].some(({ topics }) => topics.includes(topic))
}
