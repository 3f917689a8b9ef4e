import { appendAsLeader } from '../../kafka/log/append.ts'
import { type BatchDraft, draftOf, sequencedDraftOf } from '../../kafka/log/batch.ts'
import { fetch } from '../../kafka/log/fetch.ts'
import { logConfigOf } from '../../kafka/log/log-config.ts'
import { createPartitionLog, type PartitionLog } from '../../kafka/log/partition-log.ts'
import { setHighWatermark } from '../../kafka/log/watermark.ts'
import {
  alterPartition,
  brokerFenced,
  brokerUnfenced,
  electPreferred,
  electUncleanly,
} from '../../kafka/replication/controller.ts'
import { reconcile, takeFetched } from '../../kafka/replication/follower.ts'
import {
  acknowledgementOf,
  advanceHighWatermark,
  becomeLeader,
  type LeaderState,
  noteFollowerFetch,
  produceErrorOf,
  REPLICA_LAG_TIME_MAX_MS,
} from '../../kafka/replication/leader-state.ts'
import {
  createPartitionRegistration,
  type PartitionRegistration,
} from '../../kafka/replication/partition-registration.ts'

/** A record that a producer has sent and has no answer for. */
export interface Pending {
  readonly name: string
  readonly acks: -1 | 0 | 1
  readonly draft: BatchDraft
  /** Where the leader put it, and which leader that was; undefined while it has to be sent again. */
  at: { readonly leader: number; readonly end: number } | undefined
}

/** A partition on some brokers, its controller, and one producer. */
export interface ReplicaRun {
  readonly logs: Map<number, PartitionLog>
  readonly alive: Set<number>
  /** Alive, and yet they do not fetch. */
  readonly idle: Set<number>
  readonly pending: Pending[]
  readonly acked: string[]
  readonly written: string[]
  readonly errors: string[]
  partition: PartitionRegistration
  leader: LeaderState | undefined
  idempotent: boolean
  unclean: boolean
  minInsyncReplicas: number
  /** A record's first letter names its producer; each counts for itself. */
  readonly sequences: Map<number, number>
  endMax: number
  visibleBeforeAnswer: boolean
  /** The last record that the producer sent, and the last answers to an epoch's end and to a truncation. */
  sent: string
  asked: number
  truncatedTo: number
  now: number
}

/** A cluster at rest: the first replica leads, all are in sync. */
export function createReplicaRun(replicas: readonly number[], minInsyncReplicas: number): ReplicaRun {
  const logs = new Map(replicas.map((broker) => [broker, createPartitionLog(logConfigOf({}), 0)]))
  const run: ReplicaRun = {
    logs,
    alive: new Set(replicas),
    idle: new Set(),
    pending: [],
    acked: [],
    written: [],
    errors: [],
    partition: createPartitionRegistration(replicas),
    leader: undefined,
    idempotent: true,
    unclean: false,
    minInsyncReplicas,
    sequences: new Map(),
    endMax: 0,
    visibleBeforeAnswer: false,
    sent: '',
    asked: -1,
    truncatedTo: -1,
    now: 0,
  }
  adopt(run, run.partition)
  return run
}

/** The log of the broker that leads. */
export function leaderLogOf(run: ReplicaRun): PartitionLog | undefined {
  return run.logs.get(run.partition.leader)
}

/** The names of the records in a log. */
export function namesIn(log: PartitionLog | undefined): string[] {
  return (log?.segments ?? []).flatMap(({ batches }) =>
    batches.items.slice(0, batches.end).flatMap(({ records }) => records.map(({ value }) => value ?? '')),
  )
}

/** The producer sends a record to the leader. */
export function produce(run: ReplicaRun, name: string, acks: -1 | 0 | 1): void {
  const records = [{ key: null, value: name, timestamp: run.now }]
  const producer = name.charCodeAt(0)
  const sequence = run.sequences.get(producer) ?? 0
  run.sequences.set(producer, sequence + 1)
  const draft = run.idempotent ? sequencedDraftOf(records, producer, 0, sequence, false) : draftOf(records)
  const pending: Pending = { name, acks, draft, at: undefined }
  run.pending.push(pending)
  run.sent = name
  deliver(run, pending)
}

/** Sends again what has no answer and lies at no living leader. */
export function retry(run: ReplicaRun): void {
  for (const pending of [...run.pending]) if (pending.at === undefined) deliver(run, pending)
}

/** Followers fetch once: the leader learns what they have, and they get what they lack, up to `end`. */
export function fetchBy(run: ReplicaRun, brokers: readonly number[], end = Number.MAX_SAFE_INTEGER): void {
  const { leader } = run
  const log = leaderLogOf(run)
  if (leader === undefined || log === undefined) return
  for (const broker of brokers) {
    const own = run.logs.get(broker)
    if (own === undefined || broker === leader.broker || !run.alive.has(broker)) continue
    if (run.idle.has(broker)) continue
    const offset = reconcile(own, log, run.now)
    run.truncatedTo = offset
    noteFollowerFetch(leader, broker, offset, log, run.now)
    advanceHighWatermark(leader, log, run.now, (one) => run.alive.has(one))
    const fetched = fetch(log, { offset, isolation: 'replica' })
    if (fetched.error !== undefined) continue
    takeFetched(
      own,
      fetched.batches.filter(({ lastOffset }) => lastOffset < end),
      log,
      run.now,
    )
  }
}

/** auto.leader.rebalance.enable: the first replica leads again if it is in sync (FACTS 5.7). */
export function preferFirst(run: ReplicaRun): void {
  adopt(run, electPreferred(run.partition, run.alive, rulesOf(run)))
}

/** The leader answers whom it can. */
export function answerPending(run: ReplicaRun): void {
  const { leader } = run
  const log = leaderLogOf(run)
  if (leader === undefined || log === undefined) return
  for (const pending of [...run.pending]) {
    if (pending.at?.leader !== leader.broker) continue
    const error = pending.acks === -1 ? acknowledgementOf(leader, log, pending.at.end) : 'NONE'
    if (error !== undefined) finish(run, pending, error)
  }
}

/** Notes whether a consumer could see a record whose producer has no answer. */
export function watchVisibility(run: ReplicaRun): void {
  const end = leaderLogOf(run)?.highWatermark ?? 0
  if (run.pending.some(({ at }) => at !== undefined && at.end <= end)) run.visibleBeforeAnswer = true
}

/** A broker dies: what it had not answered, is sent again later; the controller looks for a leader. */
export function kill(run: ReplicaRun, broker: number): void {
  run.alive.delete(broker)
  for (const pending of run.pending) if (pending.at?.leader === broker) pending.at = undefined
  adopt(run, brokerFenced(run.partition, broker, run.alive, rulesOf(run)))
}

/** A broker is back, and follows. */
export function revive(run: ReplicaRun, broker: number): void {
  run.alive.add(broker)
  adopt(run, brokerUnfenced(run.partition, broker, run.alive, rulesOf(run)))
}

/** The controller looks for a leader once more, perhaps uncleanly. */
export function elect(run: ReplicaRun): void {
  if (run.unclean) adopt(run, electUncleanly(run.partition, run.alive, rulesOf(run)))
}

/** So much time passes that a follower which does not fetch is not waited for any more. */
export function letLag(run: ReplicaRun): void {
  run.now += REPLICA_LAG_TIME_MAX_MS + 1
}

/** The leader proposes an ISR: of who leaves it, it has heard nothing for too long. */
export function setIsr(run: ReplicaRun, isr: readonly number[]): void {
  letLag(run)
  propose(run, isr)
}

/** The leader asks for an ISR, and the controller writes it or refuses. */
export function propose(run: ReplicaRun, isr: readonly number[]): void {
  const { leader, leaderEpoch, partitionEpoch } = run.partition
  const kept = run.partition.isr.filter((one) => isr.includes(one))
  const proposed = [...kept, ...isr.filter((one) => !kept.includes(one))]
  const request = {
    broker: leader,
    leaderEpoch,
    partitionEpoch,
    isr: proposed,
    leaderRecovery: 'RECOVERED',
  } as const
  adopt(run, alterPartition(run.partition, request, run.alive, rulesOf(run)).partition)
}

/** What min.insync.replicas is from now on. */
export function setMinIsr(run: ReplicaRun, minInsyncReplicas: number): void {
  run.minInsyncReplicas = minInsyncReplicas
  if (run.leader !== undefined) run.leader.minInsyncReplicas = minInsyncReplicas
}

/** What the leader knew as replicated, where a case begins amid a story. */
export function setReplicated(run: ReplicaRun, end: number): void {
  for (const broker of run.alive) {
    const log = run.logs.get(broker)
    if (log !== undefined) setHighWatermark(log, end)
  }
}

function deliver(run: ReplicaRun, pending: Pending): void {
  const { leader } = run
  const log = leaderLogOf(run)
  if (leader === undefined || log === undefined) return
  const refused = produceErrorOf(leader, pending.acks)
  if (refused !== undefined) {
    finish(run, pending, refused)
    return
  }
  const context = { now: run.now, leaderEpoch: leader.leaderEpoch }
  const appended = appendAsLeader(log, pending.draft, context)
  if (appended.error !== undefined) {
    finish(run, pending, appended.error)
    return
  }
  if (!run.written.includes(pending.name)) run.written.push(pending.name)
  run.endMax = Math.max(run.endMax, log.endOffset)
  pending.at = { leader: leader.broker, end: appended.lastOffset + 1 }
  advanceHighWatermark(leader, log, run.now, (one) => run.alive.has(one))
}

function finish(run: ReplicaRun, pending: Pending, error: string): void {
  run.pending.splice(run.pending.indexOf(pending), 1)
  run.errors.push(error)
  if (error === 'NONE') run.acked.push(pending.name)
}

/** Brokers take over what the controller decided. */
function adopt(run: ReplicaRun, partition: PartitionRegistration): void {
  const isNew = run.leader === undefined || partition.leaderEpoch !== run.partition.leaderEpoch
  run.partition = partition
  const log = run.logs.get(partition.leader)
  if (log === undefined) run.leader = undefined
  else if (isNew) {
    const { leader: broker, leaderEpoch, replicas, isr } = partition
    const { minInsyncReplicas } = run
    run.leader = becomeLeader(log, { broker, leaderEpoch, replicas, isr, minInsyncReplicas }, run.now)
  } else if (run.leader !== undefined) {
    run.leader.isr = partition.isr
    run.leader.maximalIsr = partition.isr
  }
}

function rulesOf({ minInsyncReplicas, unclean }: ReplicaRun) {
  return { minInsyncReplicas, uncleanElection: unclean, eligibleLeaderReplicas: false }
}
