import type { Address } from '../../kernel/agenda.ts'
import { epochEndOf, latestEpochOf } from '../log/epochs.ts'
import type { FetchedPartition, FetchPartition, FetchResponse } from '../protocol/client-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'
import { leaderOf } from './cluster-state.ts'

/** A fetch that fetched nothing but errors is not repeated at once (replica.fetch.backoff.ms). */
const FETCH_BACKOFF_MS = 1000

/** A leader that has not answered for so long is asked anew (replica.socket.timeout.ms). */
const FETCH_TIMEOUT_MS = 30_000

const FETCH_BYTES_MAX = 10_485_760
const PARTITION_BYTES_MAX = 1_048_576

/** Sends a fetch to each leader that this broker follows and that has none of its fetches. */
export function followLeaders(desk: BrokerDesk): void {
  const { kafka, broker, turn } = desk
  const byLeader = new Map<Address, FetchPartition[]>()
  for (const [partition, log] of broker.logs) {
    const registration = kafka.cluster.partitions.get(partition)?.registration
    const leader = leaderOf(kafka.cluster, partition)
    if (registration === undefined || leader === undefined || leader === broker.address) continue
    const wanted = {
      partition,
      fetchOffset: log.endOffset,
      maxBytes: PARTITION_BYTES_MAX,
      leaderEpoch: registration.leaderEpoch,
      lastFetchedEpoch: latestEpochOf(log) ?? -1,
    }
    const known = byLeader.get(leader)
    if (known === undefined) byLeader.set(leader, [wanted])
    else known.push(wanted)
  }
  for (const [leader, partitions] of byLeader) {
    const waiting = broker.fetching.get(leader)
    if (waiting !== undefined && turn.now - waiting.sentAt < FETCH_TIMEOUT_MS) continue
    sendFetch(desk, leader, partitions)
  }
}

/** Records have come, or the news that some of its own are not the leader's. */
export function onReplicaFetched(desk: BrokerDesk, response: FetchResponse, leader: Address): void {
  const { broker, turn } = desk
  if (broker.fetching.get(leader)?.correlationId !== response.correlationId) return
  turn.emit({ type: 'replica.answered', broker: broker.address, leader })
  for (const fetched of response.partitions) {
    if (leaderOf(desk.kafka.cluster, fetched.partition) === leader) take(desk, fetched)
  }
  const hasFailed =
    response.partitions.length > 0 && response.partitions.every(({ error }) => isFailure(error))
  if (hasFailed) retryLater(desk)
  else followLeaders(desk)
}

/** The leader is gone: it, or another one, will be asked. */
export function onLeaderDisconnected(desk: BrokerDesk, leader: Address): void {
  const { broker, turn } = desk
  if (!broker.fetching.has(leader)) return
  turn.emit({ type: 'replica.answered', broker: broker.address, leader })
  retryLater(desk)
}

function take(desk: BrokerDesk, fetched: FetchedPartition): void {
  const { broker, turn } = desk
  const { partition, diverging, batches, highWatermark, fetchOffset } = fetched
  const log = broker.logs.get(partition)
  if (log === undefined) return
  if (diverging !== undefined) {
    const own = epochEndOf(log, diverging.epoch)
    truncate(desk, partition, Math.min(diverging.endOffset, own?.endOffset ?? 0), false)
  } else if (fetched.error === 'OFFSET_OUT_OF_RANGE') {
    const isBelow = log.endOffset < fetched.logStartOffset
    truncate(desk, partition, isBelow ? fetched.logStartOffset : fetched.logEndOffset, isBelow)
  } else if (fetched.error === 'NONE' && fetchOffset === log.endOffset) {
    const [first] = batches
    const last = batches.at(-1)
    const hasNews = first !== undefined || highWatermark > log.highWatermark
    if (!hasNews) return
    turn.emit({
      type: 'records.replicated',
      broker: broker.address,
      partition,
      from: first?.baseOffset ?? -1,
      to: last?.lastOffset ?? -1,
      count: batches.reduce((sum, batch) => sum + batch.records.length, 0),
      batches,
      highWatermark,
    })
  }
}

function truncate(desk: BrokerDesk, partition: PartitionName, offset: number, afresh: boolean): void {
  const { broker, turn } = desk
  const end = broker.logs.get(partition)?.endOffset ?? 0
  const lost = Math.max(end - offset, 0)
  turn.emit({ type: 'log.truncated', broker: broker.address, partition, offset, lost, afresh })
}

function sendFetch(desk: BrokerDesk, leader: Address, partitions: readonly FetchPartition[]): void {
  const { broker, turn } = desk
  const { nextCorrelationId: correlationId, address, config } = broker
  turn.emit({ type: 'replica.fetching', broker: address, leader, correlationId })
  turn.send(address, leader, {
    type: 'Fetch',
    correlationId,
    replicaId: broker.id,
    maxWaitMs: config.replicaFetchWaitMaxMs,
    minBytes: 1,
    maxBytes: FETCH_BYTES_MAX,
    isolationLevel: 'read_uncommitted',
    partitions,
  })
}

function isFailure(error: FetchedPartition['error']): boolean {
  return error !== 'NONE' && error !== 'OFFSET_OUT_OF_RANGE'
}

function retryLater({ broker, turn }: BrokerDesk): void {
  const { address, incarnation } = broker
  turn.pass(address, address, FETCH_BACKOFF_MS, { type: 'replica.retry', incarnation })
}
