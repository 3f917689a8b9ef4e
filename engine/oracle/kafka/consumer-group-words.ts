import type { ConsumerGroup } from '../../kafka/consumer-group/group-state.ts'
import { numberOf, type PartitionName } from '../../kafka/protocol/partition-name.ts'
import type { KafkaResponse } from '../../kafka/requests.ts'

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
