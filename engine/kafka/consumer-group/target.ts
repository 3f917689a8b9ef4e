import { present } from '../../base/assert.ts'
import { assignorOf, type GroupMember } from '../assignors/index.ts'
import { partitionNames, partitionsByTopic } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'
import type { ConsumerGroup } from './group-state.ts'
import { isSameCounts, stateOf, subscribedTopics } from './lookup.ts'

/** The group epoch goes up: a target computed for it is to follow. */
export function bumpEpoch(desk: BrokerDesk, group: ConsumerGroup, reason: string): void {
  const { groupId, seq } = group
  const topics = [...subscribedTopics(desk.kafka, group)]
  const groupEpoch = group.groupEpoch + 1
  desk.turn.emit({ type: 'groupEpoch.bumped', groupId, groupEpoch, reason, topics }, seq)
}

/** Topics came, or grew: the coordinator sees it by itself, at the next heartbeat of anybody (FACTS S17). */
export function hasNewTopics(desk: BrokerDesk, group: ConsumerGroup): boolean {
  return !isSameCounts(group.topics, subscribedTopics(desk.kafka, group))
}

/** Computes who is to have what, if the group has changed since, and not too often (KIP-1263). */
export function maybeComputeTarget(desk: BrokerDesk, group: ConsumerGroup): void {
  if (group.groupEpoch === group.assignmentEpoch || isTooEarly(desk, group)) return
  const name = preferredAssignor(desk, group)
  const assignor = present(assignorOf(name, 'consumer'), `the assignor ${name}`)
  const members = [...group.members.values()].map((member): GroupMember => {
    const { memberId: id, groupInstanceId: instanceId, topics } = member
    return { id, instanceId, topics, owned: partitionsByTopic(group.target.get(id) ?? []), generation: -1 }
  })
  const assigned = assignor.assign({ topics: group.topics, members })
  const assignments = members.map(({ id: memberId }) => {
    return { memberId, partitions: partitionNames(assigned.members.get(memberId) ?? new Map()) }
  })
  const { groupId, groupEpoch, seq } = group
  desk.turn.emit({ type: 'target.assigned', groupId, groupEpoch, assignor: name, assignments }, seq)
}

/** Says that the group's state is another one, if it is. */
export function noteState({ turn }: BrokerDesk, group: ConsumerGroup): void {
  const { groupId, state: from, groupEpoch, assignmentEpoch, seq } = group
  const to = stateOf(group)
  if (to === from) return
  turn.emit({ type: 'consumerGroup.transitioned', groupId, from, to, groupEpoch, assignmentEpoch }, seq)
}

function isTooEarly({ broker, turn }: BrokerDesk, { assignedAt }: ConsumerGroup): boolean {
  const { assignmentIntervalMs } = broker.config.consumerGroups
  return assignedAt !== undefined && turn.now < assignedAt + assignmentIntervalMs
}

/** The assignor that most members ask for; without a wish the broker's first (`group.consumer.assignors`). */
function preferredAssignor({ broker }: BrokerDesk, group: ConsumerGroup): string {
  const votes = new Map<string, number>()
  for (const { serverAssignor } of group.members.values()) {
    if (serverAssignor !== null) votes.set(serverAssignor, (votes.get(serverAssignor) ?? 0) + 1)
  }
  let best: string | undefined
  for (const [name, count] of votes) if (count > (votes.get(best ?? '') ?? 0)) best = name
  return best ?? present(broker.config.consumerGroups.assignors[0], 'an assignor of the broker')
}
