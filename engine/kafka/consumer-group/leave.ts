import { findClassicGroup } from '../coordinator/group-lookup.ts'
import { prepareRebalance } from '../coordinator/rebalance.ts'
import { hear } from '../coordinator/session.ts'
import type { GroupEvent } from '../events/group-events.ts'
import type { ConsumerGroupHeartbeat } from '../protocol/consumer-group-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { AWAY_EPOCH, type ConsumerGroup, type ConsumerMember } from './group-state.ts'
import { findConsumerGroup } from './lookup.ts'
import { memberErrorOf } from './refusals.ts'
import { bumpEpoch, noteState } from './target.ts'
import { endPatience } from './timing.ts'

/** How it came that members are out. */
type Departure = Extract<GroupEvent, { readonly type: 'member.expired' | 'member.left' | 'member.removed' }>

/** Epoch -1: the member is gone; -2: a static one will be back (FACTS 9.1). NONE: it is answered. */
export function leave(desk: BrokerDesk, request: ConsumerGroupHeartbeat, client: string): ErrorCode {
  const { groupId, memberId, memberEpoch, groupInstanceId, correlationId } = request
  const group = findConsumerGroup(desk.kafka, groupId)
  if (group === undefined) return 'GROUP_ID_NOT_FOUND'
  const error = memberErrorOf(group, memberId, groupInstanceId)
  const member = group.members.get(memberId)
  if (error !== 'NONE' || member === undefined) return error
  if (memberEpoch === AWAY_EPOCH) stepAside(desk, group, member)
  else dismiss(desk, group, member, { type: 'member.left', groupId, memberId, client, reason: 'epoch -1' })
  const nothing = { memberId, memberEpoch, heartbeatIntervalMs: 0, assignment: null }
  answer(desk, client, { type: 'ConsumerGroupHeartbeatResponse', correlationId, error: 'NONE', ...nothing })
  return 'NONE'
}

/**
 * A member is out; the target without it is computed when the next heartbeat of anybody comes (FACTS 9.7).
 * When only classic members are left, the group is a classic one again.
 */
export function dismiss(
  desk: BrokerDesk,
  group: ConsumerGroup,
  member: ConsumerMember,
  departure: Departure,
): void {
  const isLastOfItsKind = member.guest === undefined && onlyGuestsWithout(group, member)
  desk.turn.emit(departure, member.seq)
  if (isLastOfItsKind && isDowngradeAllowed(desk, group)) {
    downgrade(desk, group)
    return
  }
  bumpEpoch(desk, group, `${member.memberId} is gone`)
  noteState(desk, group)
}

/** The seat waits for the next process, until the session timeout; nothing is dealt anew. */
function stepAside(desk: BrokerDesk, group: ConsumerGroup, member: ConsumerMember): void {
  const { groupId } = group
  const { memberId, client, seq } = member
  endPatience(desk, group, member, 'revocation')
  desk.turn.emit({ type: 'groupMember.away', groupId, memberId, client }, seq)
  noteState(desk, group)
}

/** The remaining members go on as a classic group, and rebalance. */
function downgrade(desk: BrokerDesk, { groupId, groupEpoch: generation, seq }: ConsumerGroup): void {
  desk.turn.emit({ type: 'consumerGroup.downgraded', groupId, generation }, seq)
  const classic = findClassicGroup(desk.kafka, groupId)
  if (classic === undefined) return
  for (const member of classic.members.values()) hear(desk, classic, member, 'Heartbeat')
  prepareRebalance(desk, classic, 'the group is a classic one again')
}

function onlyGuestsWithout({ members }: ConsumerGroup, leaving: ConsumerMember): boolean {
  if (members.size <= 1) return false
  return [...members.values()].every((member) => member === leaving || member.guest !== undefined)
}

function isDowngradeAllowed({ broker }: BrokerDesk, { members }: ConsumerGroup): boolean {
  return broker.config.consumerGroups.isDowngradeEnabled && members.size <= broker.config.groupMaxSize
}
