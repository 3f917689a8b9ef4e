import type { BrokerDesk } from '../turn.ts'
import type { ClassicGroup, ClassicMember } from './group-state.ts'

/** A new member cannot send heartbeats while it waits in JoinGroup: it is given this long (5 min). */
export const NEW_MEMBER_JOIN_TIMEOUT_MS = 300_000

/**
 * The member was heard: it may be silent for `silenceMs` from now on. The timer that runs looks again when it
 * fires, so a new one is only needed when it would fire too late.
 */
export function hear(
  { broker, turn }: BrokerDesk,
  group: ClassicGroup,
  member: ClassicMember,
  by: 'Heartbeat' | 'JoinGroup' | 'SyncGroup' | 'OffsetCommit',
  silenceMs: number = member.sessionTimeoutMs,
): void {
  const { groupId } = group
  const { memberId, client } = member
  const isShorter = member.sessionEpoch === 0 || silenceMs < member.silenceMs
  const epoch = isShorter ? group.nextEpoch : member.sessionEpoch
  turn.emit({ type: 'member.heard', groupId, memberId, client, by, silenceMs, epoch }, member.seq)
  if (!isShorter) return
  turn.pass(broker.address, broker.address, silenceMs, { type: 'session.expired', groupId, memberId, epoch })
}
