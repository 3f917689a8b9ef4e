import type { BrokerDesk } from '../turn.ts'
import type { ConsumerGroup, ConsumerMember } from './group-state.ts'

/** How long a member may be silent: a classic one has said it itself, the others are told by the broker. */
export function sessionTimeoutOf({ broker }: BrokerDesk, { guest }: ConsumerMember): number {
  return guest?.sessionTimeoutMs ?? broker.config.consumerGroups.sessionTimeoutMs
}

/** The member was heard. A timer that runs looks again when it fires; a new one is set if it fired too late. */
export function hear(
  desk: BrokerDesk,
  group: ConsumerGroup,
  member: ConsumerMember,
  by: 'ConsumerGroupHeartbeat' | 'Heartbeat' | 'JoinGroup' | 'SyncGroup',
): void {
  const { broker, turn } = desk
  const { groupId } = group
  const { memberId, client } = member
  const silenceMs = sessionTimeoutOf(desk, member)
  const isShorter = member.sessionEpoch === 0 || silenceMs < member.silenceMs
  const epoch = isShorter ? group.nextEpoch : member.sessionEpoch
  turn.emit({ type: 'member.heard', groupId, memberId, client, by, silenceMs, epoch }, member.seq)
  if (!isShorter) return
  turn.pass(broker.address, broker.address, silenceMs, { type: 'session.expired', groupId, memberId, epoch })
}

/** Something is expected of a member within its rebalance timeout, or it is out (FACTS 9.6). */
export function beginPatience(
  { broker, turn }: BrokerDesk,
  { groupId, nextEpoch: epoch }: ConsumerGroup,
  { memberId, client, rebalanceTimeoutMs: delayMs, seq }: ConsumerMember,
  what: 'revocation' | 'JoinGroup' | 'SyncGroup',
): void {
  turn.emit({ type: 'patience.timed', groupId, memberId, client, for: what, delayMs, epoch }, seq)
  const timer = { type: 'patience.expired', groupId, memberId, epoch } as const
  turn.pass(broker.address, broker.address, delayMs, timer)
}

/** It has done what was expected. */
export function endPatience(
  { turn }: BrokerDesk,
  { groupId }: ConsumerGroup,
  { memberId, client, patienceEpoch, seq }: ConsumerMember,
  what: 'revocation' | 'JoinGroup' | 'SyncGroup',
): void {
  if (patienceEpoch === undefined) return
  turn.emit({ type: 'patience.timed', groupId, memberId, client, for: what, delayMs: 0, epoch: null }, seq)
}
