import type { ConsumerGroup } from '../../kafka/consumer-group/group-state.ts'
import type { ConsumerGroupHeartbeat } from '../../kafka/protocol/consumer-group-requests.ts'
import {
  byPartition,
  numberOf,
  type PartitionName,
  partitionsByTopic,
} from '../../kafka/protocol/partition-name.ts'
import type { KafkaResponse } from '../../kafka/requests.ts'
import type { StoryEvent } from './timelines-case.ts'

/** `consumer Reconciling groupEpoch=3 assignmentEpoch=3 members=[A(STABLE,e2), B(...)]`, as the cases write it. */
export function describeConsumerGroup(group: ConsumerGroup, nameOf: (memberId: string) => string): string {
  const members = [...group.members.values()].map(({ memberId, state, epoch }) => {
    return `${nameOf(memberId)}(${state},e${epoch})`
  })
  members.sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  const { state, groupEpoch, assignmentEpoch } = group
  const epochs = `groupEpoch=${groupEpoch} assignmentEpoch=${assignmentEpoch}`
  return `consumer ${state} ${epochs} members=[${members.join(', ')}]`
}

/** `NONE epoch=2 assignment=[0, 1, 2]`: what a heartbeat was answered. */
export function describeHeartbeatAnswer(answer: KafkaResponse | undefined): string {
  if (answer?.type !== 'ConsumerGroupHeartbeatResponse') return 'no answer'
  const { error, memberEpoch, assignment } = answer
  return `${error} epoch=${memberEpoch} assignment=${numbersOf(assignment)}`
}

function numbersOf(partitions: readonly PartitionName[] | null): string {
  return partitions === null ? 'null' : `[${partitions.map(numberOf).join(', ')}]`
}

/**
 * A heartbeat as the stories write it; undefined: it said nothing, and was told nothing. Its answer is in its
 * line.
 */
export function memberHeartbeatLine(
  request: ConsumerGroupHeartbeat,
  answer: KafkaResponse | undefined,
  who: string,
  t: number,
): StoryEvent | undefined {
  const { memberId, memberEpoch, groupInstanceId, rebalanceTimeoutMs } = request
  const { subscribedTopics, ownedPartitions, serverAssignor } = request
  const response = answer?.type === 'ConsumerGroupHeartbeatResponse' ? answer : undefined
  const isSilent = memberEpoch > 0 && subscribedTopics === null && ownedPartitions === null
  const isUnheard = response?.error === 'NONE' && response.memberEpoch === memberEpoch
  if (isSilent && isUnheard && response.assignment === null) return undefined
  return {
    t,
    who,
    ev: 'ConsumerGroupHeartbeat',
    memberId,
    memberEpoch,
    ...(groupInstanceId !== null && { instanceId: groupInstanceId }),
    ...(subscribedTopics !== null && { subscribed: subscribedTopics }),
    ...(ownedPartitions !== null && { owned: byTopic(ownedPartitions) }),
    ...(rebalanceTimeoutMs !== -1 && { rebalanceTimeoutMs }),
    ...(serverAssignor !== null && { serverAssignor }),
    response: {
      error: response?.error,
      memberEpoch: response?.memberEpoch,
      heartbeatIntervalMs: response?.heartbeatIntervalMs,
      assignment:
        response === undefined || response.assignment === null ? null : byTopic(response.assignment),
    },
  }
}

/** `{"orders": [0, 1]}`. */
function byTopic(partitions: readonly PartitionName[]): Record<string, readonly number[]> {
  return Object.fromEntries(partitionsByTopic([...partitions].sort(byPartition)))
}
