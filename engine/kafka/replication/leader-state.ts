import { assignEpoch } from '../log/epochs.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import { raiseHighWatermark } from '../log/watermark.ts'

/** What a leader knows of one follower, by its fetches alone. */
export interface FollowerProgress {
  /** It has asked for this offset, so it has everything below; -1 before its first fetch. */
  endOffset: number
  /** Where the leader's log ended at its last fetch, and when that was. */
  leaderEndOffset: number
  fetchedAt: number
  /** When it last had all that the leader had. */
  caughtUpAt: number
}

/** A partition on the broker that leads it. */
export interface LeaderState {
  readonly broker: number
  readonly leaderEpoch: number
  /** Where this leadership began: a follower joins the ISR only from there on. */
  readonly epochStartOffset: number
  readonly followers: Map<number, FollowerProgress>
  minInsyncReplicas: number
  /** As the controller has it. */
  isr: readonly number[]
  /** With members that were proposed and not confirmed: they hold the high watermark back already. */
  maximalIsr: readonly number[]
}

/** What a broker learns when the controller makes it a leader. */
export interface Leadership {
  readonly broker: number
  readonly leaderEpoch: number
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
  readonly minInsyncReplicas: number
}

/** replica.lag.time.max.ms; it is checked every half of it (oracle CFG-broker-*). */
export const REPLICA_LAG_TIME_MAX_MS = 30_000

/** Before any time that is asked about: who is not in the ISR, does not hold the high watermark back. */
const LONG_AGO = -1_000_000_000_000

/** A broker begins to lead: its epoch stands in the log, and it knows nothing of its followers yet. */
export function becomeLeader(log: PartitionLog, leadership: Leadership, now: number): LeaderState {
  const { broker, leaderEpoch, replicas, isr, minInsyncReplicas } = leadership
  assignEpoch(log, leaderEpoch, log.endOffset)
  const followers = new Map<number, FollowerProgress>()
  for (const replica of replicas) {
    if (replica === broker) continue
    const caughtUpAt = isr.includes(replica) ? now : LONG_AGO
    followers.set(replica, { endOffset: -1, leaderEndOffset: -1, fetchedAt: LONG_AGO, caughtUpAt })
  }
  const epochStartOffset = log.endOffset
  return { broker, leaderEpoch, epochStartOffset, followers, minInsyncReplicas, isr, maximalIsr: isr }
}

/** min.insync.replicas, but never more than there are replicas. */
export function minIsrOf({ minInsyncReplicas, followers }: LeaderState): number {
  return Math.min(minInsyncReplicas, followers.size + 1)
}

/**
 * A follower asks for `fetchOffset`: the leader learns that it has everything below. It counts as caught up
 * at the time of its last fetch if it has what the leader had then.
 */
export function noteFollowerFetch(
  leader: LeaderState,
  follower: number,
  fetchOffset: number,
  log: PartitionLog,
  now: number,
): void {
  const progress = leader.followers.get(follower)
  if (progress === undefined) return
  if (fetchOffset >= log.endOffset) progress.caughtUpAt = Math.max(progress.caughtUpAt, now)
  else if (fetchOffset >= progress.leaderEndOffset) {
    progress.caughtUpAt = Math.max(progress.caughtUpAt, progress.fetchedAt)
  }
  progress.endOffset = fetchOffset
  progress.leaderEndOffset = Math.max(log.endOffset, progress.leaderEndOffset)
  progress.fetchedAt = now
}

/**
 * Moves the high watermark to what every in-sync replica has, and every one that is about to join. Not at all
 * while the ISR is too small (REP-08). True if it moved.
 */
export function advanceHighWatermark(
  leader: LeaderState,
  log: PartitionLog,
  now: number,
  isEligible: (broker: number) => boolean,
): boolean {
  if (leader.isr.length < minIsrOf(leader)) return false
  let target = log.endOffset
  for (const [broker, progress] of leader.followers) {
    if (progress.endOffset >= target) continue
    const isAwaited = leader.maximalIsr.includes(broker)
    if (isAwaited || (isCaughtUp(progress, log, now) && isEligible(broker))) target = progress.endOffset
  }
  return raiseHighWatermark(log, target)
}

/** Whether a follower may join the ISR: it has what consumers may see, and has met this leader's epoch. */
export function mayJoinIsr(leader: LeaderState, follower: number, log: PartitionLog): boolean {
  const progress = leader.followers.get(follower)
  if (progress === undefined || leader.isr.includes(follower)) return false
  return progress.endOffset >= log.highWatermark && progress.endOffset >= leader.epochStartOffset
}

/**
 * Members of the ISR that were not caught up for replica.lag.time.max.ms: the leader proposes to drop them.
 */
export function laggards(leader: LeaderState, log: PartitionLog, now: number): number[] {
  return leader.isr.filter((broker) => {
    const progress = leader.followers.get(broker)
    return progress !== undefined && !isCaughtUp(progress, log, now)
  })
}

/** Why a leader refuses to append at all; acks=0 and acks=1 ask for nobody else (REP-07, REP-08). */
export function produceErrorOf(leader: LeaderState, acks: -1 | 0 | 1): 'NOT_ENOUGH_REPLICAS' | undefined {
  return acks === -1 && leader.isr.length < minIsrOf(leader) ? 'NOT_ENOUGH_REPLICAS' : undefined
}

/**
 * The answer to a producer with acks=all that waits for `requiredOffset`; undefined while it has to wait. The
 * ISR may have shrunk since the append: the records are in the log then, and the answer is an error (REP-09).
 */
export function acknowledgementOf(
  leader: LeaderState,
  log: PartitionLog,
  requiredOffset: number,
): 'NONE' | 'NOT_ENOUGH_REPLICAS_AFTER_APPEND' | undefined {
  if (log.highWatermark < requiredOffset) return undefined
  return leader.maximalIsr.length >= minIsrOf(leader) ? 'NONE' : 'NOT_ENOUGH_REPLICAS_AFTER_APPEND'
}

function isCaughtUp(progress: FollowerProgress, log: PartitionLog, now: number): boolean {
  return progress.endOffset === log.endOffset || now - progress.caughtUpAt <= REPLICA_LAG_TIME_MAX_MS
}
