import { present } from '../../../base/assert.ts'
import type { Assignor } from '../../assignors/assignor.ts'
import { assignorOf, type GroupMember } from '../../assignors/index.ts'
import type { JoinedMember, JoinGroupResponse, MemberAssignment } from '../../protocol/group-requests.ts'
import { partitionNames, partitionsByTopic } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { ask, refreshMetadata } from '../network.ts'

/**
 * The leader computes who gets what, with the assignor that all members offer, from what they say of
 * themselves (FACTS S8). It waits for its metadata when it does not know a topic yet.
 */
export function assign(consumer: Consumer, turn: KafkaTurn, response: JoinGroupResponse): void {
  const { name, membership, network, setup } = consumer
  const topics = topicsOf(response.members)
  if (!topics.every((topic) => network.metadata.topics.has(topic))) {
    turn.emit({ type: 'leader.waiting', consumer: name, response })
    refreshMetadata(consumer, turn, topics)
    return
  }
  const counts = topics.map((topic) => [topic, network.metadata.topics.get(topic)?.length ?? 0] as const)
  if (response.skipAssignment) {
    sendSyncGroup(consumer, turn, [])
    return
  }
  const assignor = present(assignorOf(response.protocol, 'classic'), response.protocol)
  const members = response.members.map((member) => groupMemberOf(member, assignor))
  const assigned = assignor.assign({ topics: new Map(counts), members })
  const assignments = response.members.map(({ memberId }) => {
    return { memberId, partitions: partitionNames(assigned.members.get(memberId) ?? new Map()) }
  })
  turn.emit(
    {
      type: 'assignment.computed',
      consumer: name,
      groupId: setup.group,
      generation: response.generation,
      assignor: assignor.name,
      assignments,
      topics: counts,
    },
    membership.seq,
  )
  sendSyncGroup(consumer, turn, assignments)
}

/** SyncGroup: the leader brings the assignment, a follower nothing; both take their part. */
export function sendSyncGroup(
  consumer: Consumer,
  turn: KafkaTurn,
  assignments: readonly MemberAssignment[],
): void {
  const { config, membership, network, setup, coordinator } = consumer
  if (coordinator === undefined) return
  const { generation, memberId, protocolName } = membership
  ask(consumer, turn, coordinator, {
    type: 'SyncGroup',
    correlationId: network.nextCorrelationId,
    groupId: setup.group,
    generation,
    memberId,
    groupInstanceId: config.groupInstanceId,
    protocol: protocolName,
    assignments,
  })
}

/** All topics that anybody wants, each once, in the order in which they are met. */
function topicsOf(members: readonly JoinedMember[]): string[] {
  return [...new Set(members.flatMap(({ subscription }) => subscription.topics))]
}

function groupMemberOf(
  { memberId: id, groupInstanceId: instanceId, subscription }: JoinedMember,
  { remembers }: Assignor,
): GroupMember {
  const { topics, userData } = subscription
  const had = remembers === 'last assignment' ? userData : null
  const owned = remembers === 'owned partitions' ? subscription.ownedPartitions : (had?.partitions ?? [])
  const generation = remembers === 'owned partitions' ? subscription.generation : (had?.generation ?? -1)
  return { id, instanceId, topics, owned: partitionsByTopic(owned), generation }
}
