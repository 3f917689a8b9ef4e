import type { BrokerTimer } from '../broker/timers.ts'
import { offsetsPartitionOf } from '../coordinator/internal-topics.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'
import { shareGroupConfigOf } from './config.ts'
import type { ShareGroup, ShareMember } from './group-state.ts'

/** The member was heard; a timer that runs looks again when it fires. */
export function hearShareMember(
  { broker, turn }: BrokerDesk,
  group: ShareGroup,
  { memberId, client, sessionEpoch, seq }: ShareMember,
  silenceMs: number,
): void {
  const { groupId } = group
  const isFirst = sessionEpoch === 0
  const epoch = isFirst ? group.nextEpoch : sessionEpoch
  turn.emit({ type: 'shareMember.heard', groupId, memberId, client, silenceMs, epoch }, seq)
  if (!isFirst) return
  const timer = { type: 'shareSession.expired', groupId, memberId, epoch } as const
  turn.pass(broker.address, broker.address, silenceMs, timer)
}

/** A member was silent for share.session.timeout.ms, if nothing was heard since. */
export function onShareSessionExpired(
  desk: BrokerDesk,
  timer: Extract<BrokerTimer, { readonly type: 'shareSession.expired' }>,
): void {
  const { groupId, memberId, epoch } = timer
  const group = desk.kafka.shareGroups.get(groupId)
  const member = group?.members.get(memberId)
  if (group === undefined || member === undefined || member.sessionEpoch !== epoch) return
  const { broker, turn } = desk
  const left = member.lastHeard + member.silenceMs - turn.now
  if (left > 0) turn.pass(broker.address, broker.address, left, timer)
  else dismissShareMember(desk, group, member, `silent for ${member.silenceMs} ms`)
}

/** A member is out; the others get what it read with their next heartbeats. */
export function dismissShareMember(
  { turn }: BrokerDesk,
  group: ShareGroup,
  { memberId, client, seq }: ShareMember,
  reason: string,
): void {
  const { groupId, groupEpoch, topics } = group
  turn.emit({ type: 'shareMember.left', groupId, memberId, client, reason }, seq)
  const bumped = { groupEpoch: groupEpoch + 1, reason: `${memberId} is gone`, topics }
  turn.emit({ type: 'shareGroup.bumped', groupId, ...bumped })
}

/** A broker begins to coordinate the groups of a partition: sessions begin anew. */
export function loadShareGroups(desk: BrokerDesk, partition: PartitionName): void {
  for (const group of desk.kafka.shareGroups.values()) {
    if (offsetsPartitionOf(group.groupId) !== partition) continue
    const { sessionTimeoutMs } = shareGroupConfigOf(desk.kafka, group.groupId, desk.broker.properties)
    for (const member of group.members.values()) {
      hearShareMember(desk, group, { ...member, sessionEpoch: 0 }, sessionTimeoutMs)
    }
  }
}
