import type { Address } from '../../../kernel/agenda.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'
import {
  FIRST_SESSION_EPOCH,
  LAST_SESSION_EPOCH,
  type PartitionAcknowledgements,
  type ShareAcknowledgeResponse,
  type SharedPartition,
  type ShareFetchResponse,
} from '../../protocol/share-requests.ts'
import type { AcknowledgementBatch, AcknowledgeType } from '../../share/acknowledge.ts'
import type { KafkaTurn } from '../../turn.ts'
import { ask, distrustMetadata } from '../network.ts'
import { isReachable, knownLeaderOf } from '../network-state.ts'
import type { ShareConsumer } from './share-consumer-state.ts'

/** Asks every leader that is not being asked; what was decided of its records goes with it. */
export function sendShareFetches(consumer: ShareConsumer, turn: KafkaTurn): void {
  const { network, config, setup, memberId, assignment } = consumer
  if (consumer.memberEpoch <= 0) return
  for (const [leader, partitions] of byLeader(consumer, turn, assignment)) {
    if (isAskingAt(consumer, leader)) continue
    const acknowledgements = decisionsAt(consumer, leader)
    const correlationId = network.nextCorrelationId
    const sessionEpoch = consumer.sessions.get(leader) ?? FIRST_SESSION_EPOCH
    note(consumer, turn, leader, sessionEpoch, acknowledgements)
    ask(consumer, turn, leader, {
      type: 'ShareFetch',
      correlationId,
      groupId: setup.group,
      memberId,
      sessionEpoch,
      maxWaitMs: config.fetchMaxWaitMs,
      maxBytes: config.fetchMaxBytes,
      maxRecords: config.maxPollRecords,
      acquireMode: config.acquireMode,
      partitions,
      acknowledgements,
    })
  }
}

/** Tells what was decided without asking for more; in close() it also ends the sessions. */
export function sendAcknowledgements(consumer: ShareConsumer, turn: KafkaTurn, isLast: boolean): void {
  const { network, setup, memberId } = consumer
  for (const [leader, epoch] of [...consumer.sessions]) {
    const acknowledgements = decisionsAt(consumer, leader)
    if (!isLast && (acknowledgements.length === 0 || isAskingAt(consumer, leader))) continue
    if (!isReachable(network, leader, turn.now)) continue
    const sessionEpoch = isLast ? LAST_SESSION_EPOCH : epoch
    const correlationId = network.nextCorrelationId
    note(consumer, turn, leader, sessionEpoch, acknowledgements)
    const said = { correlationId, groupId: setup.group, memberId, sessionEpoch, acknowledgements }
    ask(consumer, turn, leader, { type: 'ShareAcknowledge', ...said })
  }
}

/** Records have come, and the word on what was acknowledged with the request. */
export function onShareFetched(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  { error, partitions }: ShareFetchResponse,
  leader: Address,
): void {
  const { name } = consumer
  if (error !== 'NONE') {
    turn.emit({ type: 'shareSession.reset', consumer: name, leader })
    return
  }
  const full = partitions.filter(({ acquired }) => acquired.length > 0)
  for (const { partition, error: refused, acknowledgeError } of partitions) {
    if (acknowledgeError !== 'NONE') failed(consumer, turn, partition, acknowledgeError)
    if (refused === 'NOT_LEADER_OR_FOLLOWER') distrustMetadata(consumer, turn, refused)
  }
  if (full.length === 0) return
  turn.emit({ type: 'shareRecords.fetched', consumer: name, partitions: full })
  for (const one of full) decideGaps(consumer, turn, one)
}

/** The word on acknowledgements that went alone. */
export function onShareAcknowledged(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  { error, results }: ShareAcknowledgeResponse,
  leader: Address,
): void {
  if (error !== 'NONE') turn.emit({ type: 'shareSession.reset', consumer: consumer.name, leader })
  for (const { partition, error: refused } of results) {
    if (refused !== 'NONE') failed(consumer, turn, partition, refused)
  }
}

function failed(consumer: ShareConsumer, turn: KafkaTurn, partition: PartitionName, error: string): void {
  turn.emit({ type: 'shareAcknowledge.failed', consumer: consumer.name, partition, error }, consumer.seq)
}

/** Acquired offsets without a record: markers, aborted records, what compaction took. The client says so. */
function decideGaps(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  { partition, acquired, batches }: SharedPartition,
): void {
  const present = new Set<number>()
  for (const { baseOffset, records, deltas } of batches) {
    for (const index of records.keys()) present.add(baseOffset + (deltas?.[index] ?? index))
  }
  for (const { first, last } of acquired) {
    for (let offset = first; offset <= last; offset++) {
      if (present.has(offset)) continue
      const of = { consumer: consumer.name, partition, offset, key: null, value: null }
      turn.emit({ type: 'shareRecord.decided', ...of, decision: 'GAP' })
    }
  }
}

function note(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  leader: Address,
  sessionEpoch: number,
  acknowledgements: readonly PartitionAcknowledgements[],
): void {
  const partitions = acknowledgements.map(({ partition }) => partition)
  const { nextCorrelationId: correlationId } = consumer.network
  const sent = { consumer: consumer.name, leader, correlationId, sessionEpoch, partitions }
  turn.emit({ type: 'shareAcknowledge.sent', ...sent }, consumer.seq)
}

function byLeader(
  consumer: ShareConsumer,
  turn: KafkaTurn,
  partitions: readonly PartitionName[],
): Map<Address, PartitionName[]> {
  const leaders = new Map<Address, PartitionName[]>()
  for (const partition of partitions) {
    const leader = knownLeaderOf(consumer.network, partition)
    if (leader === undefined) distrustMetadata(consumer, turn, `${partition} has no leader`)
    if (leader === undefined || !isReachable(consumer.network, leader, turn.now)) continue
    const known = leaders.get(leader)
    if (known === undefined) leaders.set(leader, [partition])
    else known.push(partition)
  }
  return leaders
}

function isAskingAt({ network }: ShareConsumer, leader: Address): boolean {
  for (const { api, to } of network.requests.values()) {
    if (to === leader && (api === 'ShareFetch' || api === 'ShareAcknowledge')) return true
  }
  return false
}

/** Without a session there is nothing that the leader could take: what was held there is free already. */
function decisionsAt(consumer: ShareConsumer, leader: Address): PartitionAcknowledgements[] {
  if (!consumer.sessions.has(leader)) return []
  return [...consumer.decisions].flatMap(([partition, said]) => {
    if (said.size === 0 || knownLeaderOf(consumer.network, partition) !== leader) return []
    return [{ partition, acknowledgements: batchesOf(said) }]
  })
}

/** Neighbours that became the same are one batch. */
function batchesOf(said: ReadonlyMap<number, AcknowledgeType>): AcknowledgementBatch[] {
  const batches: { first: number; last: number; types: [AcknowledgeType] }[] = []
  for (const [offset, type] of [...said].sort(([one], [other]) => one - other)) {
    const before = batches.at(-1)
    if (before !== undefined && before.last === offset - 1 && before.types[0] === type) before.last = offset
    else batches.push({ first: offset, last: offset, types: [type] })
  }
  return batches
}
