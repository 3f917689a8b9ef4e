import type { Tick } from '../../kernel/clock.ts'
import { hasPendingOffsets } from '../coordinator/pending-offsets.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { OffsetCommit, OffsetFetch } from '../protocol/group-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import type { ConsumerGroup, ConsumerMember } from './group-state.ts'
import { isSubscribedTo } from './lookup.ts'

const NOTHING_COMMITTED = -1

/** OffsetCommit in a KIP-848 group: who commits must be a member, in an epoch that fits. */
export function onMemberCommit(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: OffsetCommit,
  client: string,
): void {
  const { groupId, memberId, generation, offsets, correlationId } = request
  const error = commitErrorOf(group, request)
  const fact = { groupId, memberId, client, generation, offsets } as const
  if (error === 'NONE') desk.turn.emit({ type: 'offset.committed', ...fact })
  else desk.turn.emit({ type: 'offset.refused', ...fact, error })
  answer(desk, client, { type: 'OffsetCommitResponse', correlationId, error })
}

/** OffsetFetch: a member that says who it is must be one, and in its epoch. */
export function onMemberFetch(
  desk: BrokerDesk,
  group: ConsumerGroup,
  request: OffsetFetch,
  client: string,
): void {
  const { correlationId, groupId, partitions } = request
  const isUnstable = request.requireStable && hasPendingOffsets(desk.kafka, groupId, partitions)
  const error = isUnstable ? 'UNSTABLE_OFFSET_COMMIT' : fetchErrorOf(group, request)
  const known = desk.kafka.offsets.get(groupId)
  const offsets = partitions.map((partition) => {
    return { partition, offset: known?.get(partition)?.offset ?? NOTHING_COMMITTED }
  })
  answer(desk, client, {
    type: 'OffsetFetchResponse',
    correlationId,
    error,
    offsets: error === 'NONE' ? offsets : [],
  })
}

/** From when on an offset ages: from its commit, but not while anybody reads the topic; undefined: never. */
export function agesFrom(
  group: ConsumerGroup,
  partition: PartitionName,
  committedAt: Tick,
): Tick | undefined {
  return isSubscribedTo(group, partition) ? undefined : committedAt
}

/** Whether a member may commit these in its epoch. */
export function commitErrorOf(
  group: ConsumerGroup,
  request: Pick<OffsetCommit, 'memberId' | 'generation' | 'offsets'>,
): ErrorCode {
  const { memberId, generation, offsets } = request
  if (generation < 0 && group.members.size === 0) return 'NONE'
  const member = group.members.get(memberId)
  if (member === undefined) return 'UNKNOWN_MEMBER_ID'
  if (generation === member.epoch) return 'NONE'
  const isLate =
    generation < member.epoch && offsets.every(({ partition }) => hasSince(member, partition, generation))
  if (isLate) return 'NONE'
  return member.guest === undefined ? 'STALE_MEMBER_EPOCH' : 'ILLEGAL_GENERATION'
}

/** An older epoch will do for a partition that the member has had since then (KIP-1251, 4.3). */
function hasSince({ since }: ConsumerMember, partition: PartitionName, epoch: number): boolean {
  const from = since.get(partition)
  return from !== undefined && from <= epoch
}

function fetchErrorOf(group: ConsumerGroup, { memberId, memberEpoch }: OffsetFetch): ErrorCode {
  if (memberId === '' && memberEpoch < 0) return 'NONE'
  const member = group.members.get(memberId)
  if (member === undefined) return 'UNKNOWN_MEMBER_ID'
  if (memberEpoch === member.epoch) return 'NONE'
  return member.guest === undefined ? 'STALE_MEMBER_EPOCH' : 'ILLEGAL_GENERATION'
}
