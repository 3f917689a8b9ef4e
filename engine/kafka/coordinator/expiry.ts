import type { BrokerDesk } from '../turn.ts'
import { hasAllJoined } from './group-lookup.ts'
import type { ClassicGroup } from './group-state.ts'
import { completeJoin, memberGone } from './rebalance.ts'

/** A session timer fires: the member has been silent for too long, or it looks again later. */
export function onSessionExpired(
  desk: BrokerDesk,
  group: ClassicGroup,
  memberId: string,
  epoch: number,
): void {
  const member = group.members.get(memberId)
  if (member === undefined || member.sessionEpoch !== epoch) return
  const { broker, turn } = desk
  const { client, silenceMs } = member
  const { groupId } = group
  const left = member.lastHeard + silenceMs - turn.now
  // Who waits for an answer of the coordinator's is not expected to say anything.
  const isWaiting = member.awaitingJoin !== undefined || member.awaitingSync !== undefined
  const again = left > 0 ? left : isWaiting && !member.isNew ? silenceMs : 0
  if (again > 0) {
    turn.pass(broker.address, broker.address, again, { type: 'session.expired', groupId, memberId, epoch })
    return
  }
  const gone = { type: 'member.expired', groupId, memberId, client, silenceMs } as const
  memberGone(desk, group, member, gone, 'heartbeat expiration')
}

/**
 * Nobody came back with an id that was handed out: the group does not wait for it any more (GRS-07), not even
 * for the rest of its initial delay (`removePendingMemberAndUpdateClassicGroup`).
 */
export function onPendingExpired(
  desk: BrokerDesk,
  group: ClassicGroup,
  memberId: string,
  epoch: number,
): void {
  const pending = group.pendingMembers.get(memberId)
  if (pending?.epoch !== epoch) return
  const reason = 'nobody came back with the member id'
  const { groupId } = group
  desk.turn.emit({ type: 'member.removed', groupId, memberId, client: pending.client, reason })
  if (group.state === 'PreparingRebalance' && hasAllJoined(group)) completeJoin(desk, group)
}
