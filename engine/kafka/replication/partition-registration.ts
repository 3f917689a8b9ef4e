import { javaIntegerSetOrder } from '../../base/java-hash-map.ts'
import { type ElectionKind, electLeader, NO_LEADER } from './election.ts'
import { arrivalOf, type Placement } from './reassignment.ts'

/** After an unclean election a leader recovers first; then it says so to the controller. */
export type LeaderRecovery = 'RECOVERED' | 'RECOVERING'

/** What the controller has registered of one partition. It changes as a whole: each change is a new value. */
export interface PartitionRegistration extends Placement {
  readonly isr: readonly number[]
  /**
   * Eligible leader replicas (KIP-966): left the ISR while it was below min.insync.replicas, and lack
   * nothing.
   */
  readonly elr: readonly number[]
  /** The last leader, while there is none. */
  readonly lastKnownLeader: readonly number[]
  readonly leader: number
  readonly leaderEpoch: number
  readonly partitionEpoch: number
  readonly leaderRecovery: LeaderRecovery
}

/** What the controller decides by. */
export interface ElectionRules {
  readonly minInsyncReplicas: number
  /** unclean.leader.election.enable */
  readonly uncleanElection: boolean
  /** eligible.leader.replicas.version >= 1: on in clusters created with 4.1 or later. */
  readonly eligibleLeaderReplicas: boolean
}

/** A change that somebody asks for; what it does not name stays. */
export interface PartitionChange {
  /** Its replicas begin to move, or stay where they were. */
  readonly placement?: Placement
  readonly isr?: readonly number[]
  readonly leaderRecovery?: LeaderRecovery
  /** Came back after an unclean shutdown: may lack what it had acknowledged. */
  readonly uncleanShutdown?: number
  readonly election: ElectionKind
  readonly isAlive: (broker: number) => boolean
}

/** A new partition: the first replica leads, all are in sync. */
export function createPartitionRegistration(replicas: readonly number[]): PartitionRegistration {
  return {
    replicas,
    adding: [],
    removing: [],
    isr: replicas,
    elr: [],
    lastKnownLeader: [],
    leader: replicas[0] ?? NO_LEADER,
    leaderEpoch: 0,
    partitionEpoch: 0,
    leaderRecovery: 'RECOVERED',
  }
}

/**
 * One change of a partition, as the controller makes it: the ELR follows the ISR, then a leader is looked
 * for. The same value comes back when nothing changes (ISR-*).
 */
export function changePartition(
  partition: PartitionRegistration,
  change: PartitionChange,
  rules: ElectionRules,
): PartitionRegistration {
  const arrival = arrivalOf(change.placement ?? partition, change.isr ?? partition.isr)
  const placement = arrival?.placement ?? change.placement ?? partition
  const isr = arrival?.isr ?? change.isr ?? partition.isr
  const elr = eligibleOf(partition, placement, isr, change, rules)
  const elected = electLeader({ ...partition, replicas: placement.replicas }, { isr, elr }, change, rules)
  const isElectedFromElr = elected.leader !== partition.leader && elr.includes(elected.leader)
  const recovery = change.leaderRecovery ?? partition.leaderRecovery
  const { replicas, adding, removing } = placement
  const next = {
    replicas,
    adding,
    removing,
    isr: elected.unclean || isElectedFromElr ? [elected.leader] : isr,
    elr: elected.unclean || !rules.eligibleLeaderReplicas ? [] : elr.filter((one) => one !== elected.leader),
    leader: elected.leader,
    leaderRecovery: elected.unclean ? 'RECOVERING' : recovery,
  } as const
  // Without ELR the last member stays in the ISR though it is dead: nobody else may lead cleanly (ISR-20).
  const isKept = next.isr.length === 0 && !rules.eligibleLeaderReplicas
  return merged(partition, isKept ? { ...next, isr: partition.isr } : next, rules)
}

type Target = Placement & Pick<PartitionRegistration, 'isr' | 'elr' | 'leader' | 'leaderRecovery'>

function merged(
  partition: PartitionRegistration,
  target: Target,
  rules: ElectionRules,
): PartitionRegistration {
  const lastKnownLeader = lastKnownOf(partition, target.leader, rules)
  const isSame =
    target.leader === partition.leader &&
    target.leaderRecovery === partition.leaderRecovery &&
    areEqual(target.replicas, partition.replicas) &&
    areEqual(target.adding, partition.adding) &&
    areEqual(target.removing, partition.removing) &&
    areEqual(target.isr, partition.isr) &&
    areEqual(target.elr, partition.elr) &&
    areEqual(lastKnownLeader, partition.lastKnownLeader)
  if (isSame) return partition
  // A replica that has gone may not be fetched for any more: the epoch fences it.
  const hasLost = partition.replicas.some((replica) => !target.replicas.includes(replica))
  return {
    ...partition,
    ...target,
    lastKnownLeader,
    leaderEpoch: partition.leaderEpoch + (target.leader === partition.leader && !hasLost ? 0 : 1),
    partitionEpoch: partition.partitionEpoch + 1,
  }
}

/** Set when the partition becomes leaderless for the first time, cleared when it gets a leader. */
function lastKnownOf(
  partition: PartitionRegistration,
  leader: number,
  rules: ElectionRules,
): readonly number[] {
  const { lastKnownLeader } = partition
  if (!rules.eligibleLeaderReplicas || leader === partition.leader) return lastKnownLeader
  if (leader !== NO_LEADER) return []
  return lastKnownLeader.length === 0 ? [partition.leader] : lastKnownLeader
}

/** Who leaves an ISR that is too small, may still lead; the list empties when the ISR is large enough. */
function eligibleOf(
  partition: PartitionRegistration,
  { replicas }: Placement,
  isr: readonly number[],
  { uncleanShutdown }: PartitionChange,
  rules: ElectionRules,
): readonly number[] {
  if (!rules.eligibleLeaderReplicas) return partition.elr.filter((replica) => replicas.includes(replica))
  if (isr.length >= rules.minInsyncReplicas) return []
  const candidates = javaIntegerSetOrder([...partition.elr, ...partition.isr])
  return candidates.filter(
    (replica) => replicas.includes(replica) && !isr.includes(replica) && replica !== uncleanShutdown,
  )
}

function areEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((replica, index) => replica === other[index])
}
