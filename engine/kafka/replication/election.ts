import type { ElectionRules, PartitionRegistration } from './partition-registration.ts'

/** The controller's word for nobody. */
export const NO_LEADER = -1

/**
 * What an election may do: `online` keeps or finds a clean leader, `preferred` prefers the first replica,
 * `unclean` takes any living replica if there is no clean one.
 */
export type ElectionKind = 'online' | 'preferred' | 'unclean'

/** Who leads now, and whether what only others have is given up. */
export interface Elected {
  readonly leader: number
  readonly unclean: boolean
}

/** Among whom is elected. */
export interface Electorate {
  readonly isr: readonly number[]
  readonly elr: readonly number[]
}

interface Ballot {
  readonly election: ElectionKind
  readonly isAlive: (broker: number) => boolean
}

/**
 * Finds the leader of a partition: the one that there is, else the first fit replica in replica order
 * (ISR-01).
 */
export function electLeader(
  partition: PartitionRegistration,
  electorate: Electorate,
  { election, isAlive }: Ballot,
  rules: ElectionRules,
): Elected {
  const isFit = (replica: number): boolean => isClean(electorate, replica) && isAlive(replica)
  const preferred = partition.replicas[0] ?? NO_LEADER
  if (election === 'preferred' && isFit(preferred)) return { leader: preferred, unclean: false }
  if (isFit(partition.leader)) return { leader: partition.leader, unclean: false }
  const clean = partition.replicas.find(isFit)
  if (clean !== undefined) return { leader: clean, unclean: false }
  const last = lastKnown(partition, electorate, rules)
  if (last !== undefined && isAlive(last)) return { leader: last, unclean: true }
  const any = election === 'unclean' ? partition.replicas.find(isAlive) : undefined
  return any === undefined ? { leader: NO_LEADER, unclean: false } : { leader: any, unclean: true }
}

/** In the ISR, or, when that is empty, in the ELR (KIP-966). */
function isClean({ isr, elr }: Electorate, replica: number): boolean {
  return isr.includes(replica) || (isr.length === 0 && elr.includes(replica))
}

/** When nobody is left in either list, the last leader may return: it loses least. */
function lastKnown(
  partition: PartitionRegistration,
  { isr, elr }: Electorate,
  rules: ElectionRules,
): number | undefined {
  const isNobodyLeft = isr.length === 0 && elr.length === 0
  const isKnown = partition.lastKnownLeader.length === 1
  return rules.eligibleLeaderReplicas && isNobodyLeft && isKnown ? partition.lastKnownLeader[0] : undefined
}
