import type { ConsumerGroup } from '../../kafka/consumer-group/group-state.ts'
import type { ConsumerGroupHeartbeat } from '../../kafka/protocol/consumer-group-requests.ts'
import type { PartitionName } from '../../kafka/protocol/partition-name.ts'
import type { KafkaResponse } from '../../kafka/requests.ts'
import { describeConsumerGroup } from './consumer-group-words.ts'
import { askNow, describeGroup, GROUP, type GroupDesk, waitUntil } from './group-desk.ts'

/** The coordinator's own interval of heartbeats: what a member that is only kept alive does. */
const HEARTBEAT_EVERY_MS = 5000

/** What a member that is driven by hand knows: its epoch, and what it was told to have. */
export interface HandMember {
  readonly memberId: string
  readonly groupInstanceId: string | null
  epoch: number
  owned: readonly PartitionName[]
  lastWords: number
}

/** A KIP-848 group that is driven by hand. */
export interface ConsumerGroupDesk {
  readonly desk: GroupDesk
  readonly members: Map<string, HandMember>
}

/** The members of a desk, of which nobody has spoken yet. */
export function createConsumerGroupDesk(desk: GroupDesk): ConsumerGroupDesk {
  return { desk, members: new Map() }
}

/** A member joins, or joins again: epoch 0, and it owns nothing. */
export function joinWithEpochZero(
  group: ConsumerGroupDesk,
  name: string,
  instance?: string,
): KafkaResponse | undefined {
  const known = group.members.get(name)
  const groupInstanceId = instance ?? known?.groupInstanceId ?? null
  const member: HandMember = { memberId: name, groupInstanceId, epoch: 0, owned: [], lastWords: 0 }
  group.members.set(name, member)
  return beat(group, member, {
    rebalanceTimeoutMs: group.desk.rebalanceTimeoutMs,
    subscribedTopics: ['orders'],
    ownedPartitions: [],
  })
}

/** A heartbeat of a member; without more, it only says that it lives. */
export function beat(
  { desk }: ConsumerGroupDesk,
  member: HandMember,
  said: Partial<ConsumerGroupHeartbeat> = {},
): KafkaResponse | undefined {
  const { memberId, groupInstanceId, epoch: memberEpoch } = member
  const answer = askNow(desk, {
    type: 'ConsumerGroupHeartbeat',
    groupId: GROUP,
    memberId,
    memberEpoch,
    groupInstanceId,
    rebalanceTimeoutMs: -1,
    subscribedTopics: null,
    serverAssignor: null,
    ownedPartitions: null,
    ...said,
  })
  member.lastWords = desk.now
  if (answer?.type === 'ConsumerGroupHeartbeatResponse' && answer.error === 'NONE') {
    member.epoch = answer.memberEpoch
    if (answer.assignment !== null) member.owned = answer.assignment
  }
  return answer
}

/** It says that it owns what it was told to have, and nothing else. */
export function confirm(group: ConsumerGroupDesk, member: HandMember): KafkaResponse | undefined {
  return beat(group, member, { ownedPartitions: member.owned })
}

/** Time passes; those who are alive send heartbeats. */
export function passUntil(group: ConsumerGroupDesk, tick: number, alive: readonly HandMember[]): void {
  for (let now = group.desk.now + HEARTBEAT_EVERY_MS; now < tick; now += HEARTBEAT_EVERY_MS) {
    waitUntil(group.desk, now)
    for (const member of alive) if (member.epoch >= 0) beat(group, member)
  }
  waitUntil(group.desk, tick)
}

/** The KIP-848 group as it is now. */
export function consumerGroupOf({ run }: GroupDesk): ConsumerGroup | undefined {
  const group = run.world.state.groups.get(GROUP)
  return group?.protocol === 'consumer' ? group : undefined
}

/** The group in the words of the cases, in whatever protocol it lives. */
export function describeEither(desk: GroupDesk): string {
  const group = consumerGroupOf(desk)
  if (group === undefined) return describeGroup(desk)
  return describeConsumerGroup(group, (memberId) => desk.names.get(memberId) ?? memberId)
}
