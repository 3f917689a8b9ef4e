import { byPartition, type PartitionName, topicOf } from '../protocol/partition-name.ts'
import type { ConsumerMember, ConsumerMemberState } from './group-state.ts'

/** Where a member stands after one step towards its target. */
export interface MemberStep {
  readonly state: ConsumerMemberState
  readonly epoch: number
  readonly assignment: readonly PartitionName[]
  readonly revoking: readonly PartitionName[]
}

/** What the coordinator knows when it moves a member. */
export interface StepInput {
  readonly target: readonly PartitionName[]
  readonly targetEpoch: number
  /** Who has a partition now, be it only to give it up. */
  readonly owners: ReadonlyMap<PartitionName, string>
  /** What the member says that it owns; null: it says nothing. */
  readonly owned: readonly PartitionName[] | null
  /** Its subscription has changed with this very heartbeat. */
  readonly hasResubscribed: boolean
}

/**
 * One step of a member towards its target (KIP-848, "Rebalance Process"; `CurrentAssignmentBuilder`): first it
 * gives up what it must not have, and keeps its epoch until it has confirmed that; then its epoch jumps, and
 * it gets whatever of its target nobody else has.
 */
export function nextStep(member: ConsumerMember, input: StepInput): MemberStep {
  const { state, epoch } = member
  const { targetEpoch, owned, hasResubscribed } = input
  if (state === 'STABLE' && epoch === targetEpoch) {
    return hasResubscribed ? withoutUnsubscribed(member, owned) : member
  }
  if (state === 'UNREVOKED_PARTITIONS' && stillOwns(owned, member.revoking)) {
    return hasResubscribed ? withoutUnsubscribed(member, owned) : member
  }
  return towardsTarget(member, input)
}

function towardsTarget(member: ConsumerMember, input: StepInput): MemberStep {
  const { memberId, epoch, topics, revoking } = member
  const { targetEpoch, owners, owned } = input
  const target = input.target.filter((partition) => topics.includes(topicOf(partition)))
  const kept = member.assignment.filter((partition) => target.includes(partition))
  const excess = member.assignment.filter((partition) => !target.includes(partition))
  if (excess.length > 0 && stillOwns(owned, excess)) {
    return { state: 'UNREVOKED_PARTITIONS', epoch, assignment: kept, revoking: excess }
  }
  const missing = target.filter((partition) => !kept.includes(partition))
  // What it is only giving up is its own: it may have it back.
  const isFree = (partition: PartitionName): boolean =>
    !owners.has(partition) || (owners.get(partition) === memberId && revoking.includes(partition))
  const free = missing.filter(isFree)
  return {
    state: free.length < missing.length ? 'UNRELEASED_PARTITIONS' : 'STABLE',
    epoch: targetEpoch,
    assignment: [...kept, ...free].sort(byPartition),
    revoking: [],
  }
}

/** A topic that it does not read any more is taken away at once; the target may come later (KIP-1263). */
function withoutUnsubscribed(member: ConsumerMember, owned: readonly PartitionName[] | null): MemberStep {
  const { state, epoch, topics } = member
  const kept = member.assignment.filter((partition) => topics.includes(topicOf(partition)))
  if (kept.length === member.assignment.length) return member
  const excess = member.assignment.filter((partition) => !topics.includes(topicOf(partition)))
  const revoking = [...member.revoking, ...excess].sort(byPartition)
  if (stillOwns(owned, revoking)) return { state: 'UNREVOKED_PARTITIONS', epoch, assignment: kept, revoking }
  return { state, epoch, assignment: kept, revoking: [] }
}

/** Who does not say what it owns may own anything. */
function stillOwns(owned: readonly PartitionName[] | null, partitions: readonly PartitionName[]): boolean {
  return owned === null || owned.some((partition) => partitions.includes(partition))
}
