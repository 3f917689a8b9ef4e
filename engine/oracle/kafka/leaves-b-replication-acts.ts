import { epochEndOf } from '../../kafka/log/epochs.ts'
import { laggards } from '../../kafka/replication/leader-state.ts'
import {
  answerPending,
  elect,
  fetchBy,
  kill,
  leaderLogOf,
  letLag,
  namesIn,
  produce,
  propose,
  type ReplicaRun,
  retry,
  setReplicated,
} from './leaves-b-replication-run.ts'

/** A claim of a step that the run does not bear out. */
export interface Contradiction {
  readonly claimed: unknown
  readonly got: unknown
}

/** What a phrase comes to: nothing, or a contradiction. */
export type Claimed = Contradiction | undefined

/** States that something is so. */
export function claim(got: unknown, claimed: unknown): Claimed {
  return JSON.stringify(got) === JSON.stringify(claimed) ? undefined : { claimed, got }
}

/** `all`, `-1`, `1` or `0` as the producer's setting. */
export function acksOf(text: string | undefined, fallback: -1 | 0 | 1): -1 | 0 | 1 {
  if (text === undefined) return fallback
  return text === '0' ? 0 : text === '1' ? 1 : -1
}

/** The numbers in a text: brokers. */
export function numbersIn(text: string | undefined): number[] {
  return (text?.match(/\d+/g) ?? []).map(Number)
}

/**
 * Sends `m0`, `m0,m1` or `m5..m9`. A name carries its offset: what comes before the first one and was not
 * told of, is on every replica.
 */
export function produceAll(run: ReplicaRun, text: string | undefined, acks: -1 | 0 | 1): void {
  const names = namesOf(text)
  const first = numbersIn(names[0])[0] ?? 0
  if (names[0]?.startsWith('m') === true && endOf(run) < first) fill(run, first)
  for (const name of names) produce(run, name, acks)
}

/** `1 has m0`: whether a broker's log holds these. */
export function hasRecords({ logs }: ReplicaRun, broker: number, text: string | undefined): boolean {
  const held = namesIn(logs.get(broker))
  return namesOf(text).every((name) => held.includes(name))
}

/** `0 had m0,m1,m2 (HW 2 ...)`: the others have what is below the high watermark. */
export function begin(
  run: ReplicaRun,
  broker: string | undefined,
  names: string | undefined,
  highWatermark: number,
): Claimed {
  produceAll(run, names, -1)
  fetchBy(run, run.partition.replicas, highWatermark)
  setReplicated(run, highWatermark)
  return claim(run.partition.leader, Number(broker))
}

/**
 * `1 becomes leader`: the controller has seen to it, or does so now; its log may be said to end somewhere.
 */
export function succeedTo(run: ReplicaRun, broker: number, end: string | undefined): Claimed {
  if (run.partition.leader !== broker) elect(run)
  const atEnd = end === undefined ? undefined : claim(endOf(run), Number(end))
  return claim(run.partition.leader, broker) ?? atEnd
}

/** `1 led from offset 2 with epoch 1`: so the one before it is gone. */
export function takeOver(run: ReplicaRun, broker: number, offset: number, epoch: number): Claimed {
  if (run.partition.leader !== broker) kill(run, run.partition.leader)
  const { leader, leaderEpoch } = run.partition
  return claim([leader, endOf(run), leaderEpoch], [broker, offset, epoch])
}

/** The producer sends again what was not answered, and the leader is who the step says. */
export function retryAt(run: ReplicaRun, broker: string | undefined): Claimed {
  retry(run)
  return broker === undefined ? undefined : claim(run.partition.leader, Number(broker))
}

/** Followers are alive and do not fetch any more. */
export function stopFetching(run: ReplicaRun, brokers: readonly number[]): void {
  for (const broker of brokers) run.idle.add(broker)
}

/** Followers fetch until they have what the leader has, and it has heard of that. */
export function fetchAgain(run: ReplicaRun, brokers: readonly number[]): void {
  for (const broker of brokers) run.idle.delete(broker)
  fetchBy(run, brokers)
  fetchBy(run, brokers)
}

/** Time passes: who fetches is up to date, and who does not leaves the ISR when the leader looks (FACTS 5.2). */
export function pass(run: ReplicaRun, ticks: number): void {
  const { leader } = run
  run.now += ticks
  fetchAgain(
    run,
    run.partition.replicas.filter((one) => !run.idle.has(one)),
  )
  const log = leaderLogOf(run)
  if (leader === undefined || log === undefined) return
  const late = laggards(leader, log, run.now)
  if (late.length > 0)
    propose(
      run,
      run.partition.isr.filter((one) => !late.includes(one)),
    )
}

/** Whether the producer has its answer by now. */
export function isAnswered(run: ReplicaRun): boolean {
  answerPending(run)
  return run.pending.length === 0
}

/** Whether a record lies twice in the leader's log. */
export function hasDuplicates(run: ReplicaRun): boolean {
  const names = namesIn(leaderLogOf(run))
  return new Set(names).size < names.length
}

/** Where the leader's log ends. */
export function endOf(run: ReplicaRun): number {
  return leaderLogOf(run)?.endOffset ?? 0
}

/** The leader's high watermark. */
export function watermarkOf(run: ReplicaRun): number {
  return leaderLogOf(run)?.highWatermark ?? 0
}

/** The least that an in-sync follower is known to have. */
export function leastKnownOf(run: ReplicaRun): number {
  const known = [...(run.leader?.followers ?? [])].filter(([broker]) => run.partition.isr.includes(broker))
  return Math.min(...known.map(([, { endOffset }]) => endOffset))
}

/** Where an epoch ended, as the leader says. */
export function epochEndAt(run: ReplicaRun, epoch: number): number {
  const log = leaderLogOf(run)
  return (log === undefined ? undefined : epochEndOf(log, epoch)?.endOffset) ?? -1
}

function fill(run: ReplicaRun, end: number): void {
  const everybody = run.partition.replicas
  for (let offset = endOf(run); offset < end; offset++) produce(run, `m${offset}`, 1)
  fetchBy(run, everybody)
  fetchBy(run, everybody)
  answerPending(run)
  letLag(run)
}

function namesOf(text: string | undefined): string[] {
  const range = /^([a-z])(\d+)\.\.[a-z]?(\d+)$/.exec(text ?? '')
  if (range === null) return text?.split(',') ?? []
  const [, letter, first, last] = range
  const count = Number(last) - Number(first) + 1
  return Array.from({ length: count }, (_, index) => `${letter}${Number(first) + index}`)
}
