import type { BrokerTimer } from '../broker/timers.ts'
import type { BrokerDesk } from '../turn.ts'
import type { ConsumerGroup } from './group-state.ts'
import { dismiss } from './leave.ts'
import { beginPatience, hear } from './timing.ts'

/** A member was silent for too long, or has not done in time what was expected of it. */
export function onConsumerGroupTimer(desk: BrokerDesk, group: ConsumerGroup, timer: BrokerTimer): void {
  if (timer.type !== 'session.expired' && timer.type !== 'patience.expired') return
  const { groupId, memberId, epoch } = timer
  const member = group.members.get(memberId)
  if (member === undefined) return
  const { client, silenceMs } = member
  if (timer.type === 'patience.expired') {
    if (member.patienceEpoch !== epoch) return
    const reason = `not through its part of the rebalance within ${member.rebalanceTimeoutMs} ms`
    dismiss(desk, group, member, { type: 'member.removed', groupId, memberId, client, reason })
    return
  }
  if (member.sessionEpoch !== epoch) return
  const { broker, turn } = desk
  const left = member.lastHeard + silenceMs - turn.now
  if (left > 0) turn.pass(broker.address, broker.address, left, timer)
  else dismiss(desk, group, member, { type: 'member.expired', groupId, memberId, client, silenceMs })
}

/** A broker begins to coordinate the group: it is as patient as if everybody had spoken just now. */
export function loadConsumerGroup(desk: BrokerDesk, group: ConsumerGroup): void {
  for (const member of group.members.values()) {
    hear(desk, group, member, member.guest === undefined ? 'ConsumerGroupHeartbeat' : 'JoinGroup')
    const mustRevoke = member.guest === undefined && member.state === 'UNREVOKED_PARTITIONS'
    if (mustRevoke) beginPatience(desk, group, member, 'revocation')
  }
}
