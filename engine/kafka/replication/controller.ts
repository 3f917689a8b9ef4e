import { NO_LEADER } from './election.ts'
import {
  changePartition,
  type ElectionRules,
  type PartitionChange,
  type PartitionRegistration,
} from './partition-registration.ts'
import { placementBefore, placementFor } from './reassignment.ts'

/** The brokers that are registered and not fenced. */
export type AliveBrokers = ReadonlySet<number>

/** What a leader asks of the controller: AlterPartition. */
export interface AlterPartition {
  readonly broker: number
  readonly leaderEpoch: number
  readonly partitionEpoch: number
  readonly isr: readonly number[]
  readonly leaderRecovery: 'RECOVERED' | 'RECOVERING'
}

/** Why the controller refuses it. */
export type AlterPartitionError =
  | 'FENCED_LEADER_EPOCH'
  | 'INVALID_UPDATE_VERSION'
  | 'INVALID_REQUEST'
  | 'INELIGIBLE_REPLICA'

/** A broker went silent: it leaves the ISR, and what it led looks for another leader (ISR-01, ISR-02). */
export function brokerFenced(
  partition: PartitionRegistration,
  broker: number,
  alive: AliveBrokers,
  rules: ElectionRules,
): PartitionRegistration {
  if (!partition.isr.includes(broker)) return partition
  return changePartition(partition, leaving(partition, broker, alive, rules), rules)
}

/** A broker is back: partitions without a leader look for one again; it joins no ISR by that (ISR-02). */
export function brokerUnfenced(
  partition: PartitionRegistration,
  broker: number,
  alive: AliveBrokers,
  rules: ElectionRules,
): PartitionRegistration {
  if (partition.leader !== NO_LEADER) return partition
  const isAlive = (one: number): boolean => one === broker || alive.has(one)
  return changePartition(partition, { election: automatic(rules), isAlive }, rules)
}

/**
 * A broker registers after a shutdown that was not clean: what it had acknowledged may be gone, so with ELR
 * it leaves that list too, before it may be elected (ISR-12). Without ELR it is as if it were fenced
 * (ISR-28).
 */
export function brokerRestartedUncleanly(
  partition: PartitionRegistration,
  broker: number,
  alive: AliveBrokers,
  rules: ElectionRules,
): PartitionRegistration {
  if (!rules.eligibleLeaderReplicas) return brokerFenced(partition, broker, alive, rules)
  let next = partition
  for (const list of ['isr', 'elr'] as const) {
    if (!next[list].includes(broker)) continue
    next = changePartition(next, { ...leaving(next, broker, alive, rules), uncleanShutdown: broker }, rules)
  }
  return next
}

/** The leader proposes an ISR, or says that it has recovered; only it may, and only with living replicas. */
export function alterPartition(
  partition: PartitionRegistration,
  request: AlterPartition,
  alive: AliveBrokers,
  rules: ElectionRules,
): { readonly error: AlterPartitionError | undefined; readonly partition: PartitionRegistration } {
  const error = alterErrorOf(partition, request, alive)
  if (error !== undefined) return { error, partition }
  const { isr, leaderRecovery } = request
  const change = { isr, leaderRecovery, election: automatic(rules), isAlive: (one: number) => alive.has(one) }
  return { error: undefined, partition: changePartition(partition, change, rules) }
}

/** AlterPartitionReassignments: towards other brokers, or (null) back to where it was (KIP-455). */
export function reassign(
  partition: PartitionRegistration,
  target: readonly number[] | null,
  alive: AliveBrokers,
  rules: ElectionRules,
): PartitionRegistration {
  const placement = target === null ? placementBefore(partition) : placementFor(partition.replicas, target)
  const isr = partition.isr.filter((replica) => placement.replicas.includes(replica))
  // Nobody would be left who has everything: it cannot be called off now.
  if (isr.length === 0 && partition.isr.length > 0) return partition
  const isAlive = (one: number): boolean => alive.has(one)
  return changePartition(partition, { placement, isr, election: automatic(rules), isAlive }, rules)
}

/** ElectLeaders with PREFERRED, by hand or by auto.leader.rebalance (REP-15). */
export function electPreferred(
  partition: PartitionRegistration,
  alive: AliveBrokers,
  rules: ElectionRules,
): PartitionRegistration {
  if (partition.leader === partition.replicas[0]) return partition
  return changePartition(partition, { election: 'preferred', isAlive: (one) => alive.has(one) }, rules)
}

/** ElectLeaders with UNCLEAN, by hand: only for a partition without a leader (ISR-32). */
export function electUncleanly(
  partition: PartitionRegistration,
  alive: AliveBrokers,
  rules: ElectionRules,
): PartitionRegistration {
  if (partition.leader !== NO_LEADER) return partition
  return changePartition(partition, { election: 'unclean', isAlive: (one) => alive.has(one) }, rules)
}

function leaving(
  partition: PartitionRegistration,
  broker: number,
  alive: AliveBrokers,
  rules: ElectionRules,
): PartitionChange {
  return {
    isr: partition.isr.filter((one) => one !== broker),
    election: automatic(rules),
    isAlive: (one) => one !== broker && alive.has(one),
  }
}

function automatic(rules: ElectionRules): 'unclean' | 'online' {
  return rules.uncleanElection ? 'unclean' : 'online'
}

function alterErrorOf(
  partition: PartitionRegistration,
  request: AlterPartition,
  alive: AliveBrokers,
): AlterPartitionError | undefined {
  const { broker, isr, leaderRecovery } = request
  if (request.leaderEpoch < partition.leaderEpoch) return 'FENCED_LEADER_EPOCH'
  if (broker !== partition.leader) return 'INVALID_REQUEST'
  if (request.partitionEpoch < partition.partitionEpoch) return 'INVALID_UPDATE_VERSION'
  const isWellFormed = isr.includes(broker) && isr.every((one) => partition.replicas.includes(one))
  const relapses = leaderRecovery === 'RECOVERING' && partition.leaderRecovery === 'RECOVERED'
  const isAlone = isr.length === 1 || leaderRecovery === 'RECOVERED'
  if (!isWellFormed || relapses || !isAlone) return 'INVALID_REQUEST'
  return isr.every((one) => alive.has(one)) ? undefined : 'INELIGIBLE_REPLICA'
}
