import type { PartitionName } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'
import type { ConsumerGroup, ConsumerMember } from './group-state.ts'
import { isReconciledTo, isSameSet } from './lookup.ts'
import { type MemberStep, nextStep } from './next-assignment.ts'
import { beginPatience, endPatience } from './timing.ts'

/** What a heartbeat (or a classic JoinGroup) says that matters to the member's way to its target. */
export interface Report {
  readonly owned: readonly PartitionName[] | null
  readonly hasResubscribed: boolean
  /**
   * Its seat is new in this very heartbeat: the target is looked up by the seat, where there is none yet
   * (`ModernGroup#targetAssignment`). The next heartbeat finds it.
   */
  readonly isUnseated?: boolean
}

/**
 * Moves a member one step towards its target (FACTS 9.2). Returns whether it may read something else from now
 * on than before: then it must be told.
 */
export function reconcile(
  desk: BrokerDesk,
  group: ConsumerGroup,
  member: ConsumerMember,
  { owned, hasResubscribed, isUnseated = false }: Report,
): boolean {
  const { assignmentEpoch: targetEpoch, owners } = group
  if (isReconciledTo(member, targetEpoch) && !hasResubscribed) return false
  const target = isUnseated ? [] : (group.target.get(member.memberId) ?? [])
  const before = member.assignment
  const step = nextStep(member, { target, targetEpoch, owners, owned, hasResubscribed })
  if (isSameStep(member, step)) return false
  const gained = step.assignment.filter((partition) => !before.includes(partition))
  record(desk, group, member, step, isUnseated)
  for (const partition of gained) announce(desk, group, member, partition)
  if (member.guest === undefined) {
    if (member.state === 'UNREVOKED_PARTITIONS') beginPatience(desk, group, member, 'revocation')
    else endPatience(desk, group, member, 'revocation')
  }
  return !isSameSet(before, member.assignment)
}

function record(
  desk: BrokerDesk,
  { groupId }: ConsumerGroup,
  member: ConsumerMember,
  step: MemberStep,
  isUnseated: boolean,
): void {
  const { memberId, client, seq } = member
  const { state, epoch: memberEpoch, assignment: partitions, revoking } = step
  const fact = { type: 'groupMember.reconciled', groupId, memberId, client } as const
  const unseated = isUnseated ? ({ isUnseated } as const) : {}
  desk.turn.emit({ ...fact, state, memberEpoch, partitions, revoking, ...unseated }, seq)
}

/** One line for stories and tables. */
function announce(
  { turn }: BrokerDesk,
  { groupId }: ConsumerGroup,
  { memberId, client, epoch: generation, seq }: ConsumerMember,
  partition: PartitionName,
): void {
  turn.emit({ type: 'partition.owned', groupId, memberId, client, partition, generation }, seq)
}

function isSameStep(member: ConsumerMember, { state, epoch, assignment, revoking }: MemberStep): boolean {
  return (
    member.state === state &&
    member.epoch === epoch &&
    isSameSet(member.assignment, assignment) &&
    isSameSet(member.revoking, revoking)
  )
}
