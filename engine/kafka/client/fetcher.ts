import { itemAt } from '../../base/deque.ts'
import type { Address } from '../../kernel/agenda.ts'
import type { FetchPartition, FetchResponse } from '../protocol/client-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaTurn } from '../turn.ts'
import type { AssignedPartition, Consumer } from './consumer-state.ts'
import { take } from './fetched-records.ts'
import { ask, distrustMetadata } from './network.ts'
import { isReachable, knownLeaderOf } from './network-state.ts'
import { resetAll } from './positions.ts'

/**
 * Sends a Fetch to each leader that has none in flight, for the partitions of which nothing waits to be
 * returned: so the next records travel while these are handled.
 */
export function sendFetches(consumer: Consumer, turn: KafkaTurn): void {
  const byLeader = new Map<Address, FetchPartition[]>()
  for (const [partition, assigned] of consumer.assigned) {
    if (!isFetchable(consumer, partition, assigned)) continue
    const leader = knownLeaderOf(consumer.network, partition)
    if (leader === undefined) {
      distrustMetadata(consumer, turn, `${partition} has no leader`)
      continue
    }
    const { position: fetchOffset } = assigned
    const maxBytes = consumer.config.maxPartitionFetchBytes
    const wanted = { partition, fetchOffset, maxBytes, leaderEpoch: -1, lastFetchedEpoch: -1 }
    const known = byLeader.get(leader)
    if (known === undefined) byLeader.set(leader, [wanted])
    else known.push(wanted)
  }
  for (const [leader, partitions] of byLeader) {
    const isFree = !isFetchingFrom(consumer, leader) && isReachable(consumer.network, leader, turn.now)
    if (isFree) sendFetch(consumer, turn, leader, partitions)
  }
}

/** What came waits until poll() returns it; errors are seen to at once. */
export function onFetchResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  { partitions, correlationId }: FetchResponse,
  from: Address,
): void {
  if (!consumer.network.requests.has(correlationId)) return
  turn.emit({ type: 'records.fetched', consumer: consumer.name, from, correlationId, partitions })
  for (const { partition, error } of partitions) {
    if (error === 'NONE' || error === 'OFFSET_OUT_OF_RANGE') continue
    distrustMetadata(consumer, turn, `${partition}: ${error}`)
  }
}

/** Moves records into the application's hand, at most max.poll.records; returns how many. */
export function collect(consumer: Consumer, turn: KafkaTurn): number {
  let left = consumer.config.maxPollRecords
  for (let at = 0; left > 0 && at < consumer.fetched.size; ) {
    const fetch = itemAt(consumer.fetched, at)
    if (fetch === undefined) break
    const { partition } = fetch
    const assigned = consumer.assigned.get(partition)
    if (assigned?.paused === true) {
      at++
      continue
    }
    const isUsable =
      assigned?.state === 'fetching' && !assigned.pendingRevocation && assigned.position === fetch.nextOffset
    if (!isUsable) turn.emit({ type: 'fetched.discarded', consumer: consumer.name, partition })
    else if (fetch.isOutOfRange) {
      // Records of other partitions are returned first; the exception waits for the next poll().
      if (left < consumer.config.maxPollRecords) break
      onOutOfRange(consumer, turn, partition)
    } else left -= collectOne(consumer, turn, at, left)
  }
  return consumer.config.maxPollRecords - left
}

function collectOne(consumer: Consumer, turn: KafkaTurn, at: number, limit: number): number {
  const fetch = itemAt(consumer.fetched, at)
  if (fetch === undefined) return 0
  const { partition } = fetch
  const { name } = consumer
  const { count, from, to, nextOffset } = take(fetch, limit)
  const seq = consumer.assigned.get(partition)?.seq
  if (count > 0) turn.emit({ type: 'records.polled', consumer: name, partition, from, to, count }, fetch.seq)
  else turn.emit({ type: 'position.advanced', consumer: name, partition, offset: nextOffset }, seq)
  return count
}

function onOutOfRange(consumer: Consumer, turn: KafkaTurn, partition: PartitionName): void {
  turn.emit({ type: 'fetched.discarded', consumer: consumer.name, partition })
  resetAll(consumer, turn, [partition], 'OffsetOutOfRangeException', 'the position is out of range')
}

function sendFetch(
  consumer: Consumer,
  turn: KafkaTurn,
  leader: Address,
  partitions: readonly FetchPartition[],
): void {
  const { config, network } = consumer
  ask(consumer, turn, leader, {
    type: 'Fetch',
    correlationId: network.nextCorrelationId,
    replicaId: -1,
    maxWaitMs: config.fetchMaxWaitMs,
    minBytes: config.fetchMinBytes,
    maxBytes: config.fetchMaxBytes,
    isolationLevel: config.isolationLevel,
    partitions,
  })
}

function isFetchable(consumer: Consumer, partition: PartitionName, assigned: AssignedPartition): boolean {
  if (assigned.state !== 'fetching' || assigned.paused || assigned.pendingRevocation) return false
  for (let at = 0; at < consumer.fetched.size; at++) {
    if (itemAt(consumer.fetched, at)?.partition === partition) return false
  }
  return true
}

function isFetchingFrom({ network }: Consumer, broker: Address): boolean {
  for (const { api, to } of network.requests.values()) if (api === 'Fetch' && to === broker) return true
  return false
}
