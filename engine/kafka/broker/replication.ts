import type { Fetch, FetchPartition } from '../protocol/client-requests.ts'
import type { AlterPartition } from '../protocol/cluster-requests.ts'
import { CONTROLLER } from '../protocol/cluster-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'
import { wakeFetches } from './delayed-fetch.ts'
import { checkDelayedProduces } from './delayed-produce.ts'
import { divergenceOf } from './divergence.ts'
import { highWatermarkAt } from './in-sync.ts'

/** A follower's fetch says how far it has come: more may be visible, and it may be in sync again. */
export function noteFollower(desk: BrokerDesk, { replicaId: replica, partitions }: Fetch): void {
  const { broker, turn } = desk
  const offsets = partitions
    .filter((wanted) => isOfThisLog(desk, wanted))
    .map(({ partition, fetchOffset: offset }) => ({ partition, offset }))
  if (offsets.length === 0) return
  turn.emit({ type: 'follower.fetched', broker: broker.address, replica, offsets })
  for (const { partition } of offsets) {
    raiseHighWatermark(desk, partition)
    maybeExpand(desk, partition, replica)
  }
}

/** A follower whose log is another from somewhere on has not come as far as it says. */
function isOfThisLog({ kafka, broker }: BrokerDesk, wanted: FetchPartition): boolean {
  const { partition, fetchOffset, lastFetchedEpoch, leaderEpoch } = wanted
  const log = broker.logs.get(partition)
  if (log === undefined || !broker.leaderships.has(partition) || fetchOffset > log.endOffset) return false
  const known = kafka.cluster.partitions.get(partition)?.registration.leaderEpoch
  return leaderEpoch === known && divergenceOf(log, fetchOffset, lastFetchedEpoch) === undefined
}

/** The slowest of the in-sync has moved, or there are other in-sync ones: readers and writers may go on. */
export function raiseHighWatermark(desk: BrokerDesk, partition: PartitionName): void {
  const { broker, turn } = desk
  const log = broker.logs.get(partition)
  if (log === undefined) return
  const offset = highWatermarkAt(desk, partition, log.endOffset)
  if (offset > log.highWatermark) {
    turn.emit({ type: 'highWatermark.raised', broker: broker.address, partition, offset })
    wakeFetches(desk, partition)
  }
  checkDelayedProduces(desk, partition)
}

/** replica.lag.time.max.ms: who has not been caught up for so long leaves the in-sync set (FACTS 5.2). */
export function checkFollowers(desk: BrokerDesk): void {
  const { kafka, broker, turn } = desk
  for (const [partition, leading] of broker.leaderships) {
    const registration = kafka.cluster.partitions.get(partition)?.registration
    // Groups are kept once for all brokers: their replicas have no log to lag behind with.
    const isKept = registration?.leader === broker.id && broker.logs.has(partition)
    if (registration === undefined || !isKept) continue
    const isLagging = (id: number): boolean => {
      const caughtUpAt = leading.followers.get(id)?.caughtUpAt ?? leading.since
      return id !== broker.id && turn.now - caughtUpAt > broker.config.replicaLagTimeMaxMs
    }
    const isr = registration.isr.filter((id) => !isLagging(id))
    if (isr.length < registration.isr.length) propose(desk, partition, isr)
  }
}

/** After an unclean election the leader says that it has recovered. */
export function reportRecovery(desk: BrokerDesk, partition: PartitionName): void {
  const registration = desk.kafka.cluster.partitions.get(partition)?.registration
  if (registration?.leaderRecovery === 'RECOVERING') propose(desk, partition, registration.isr)
}

/** A follower that has everything below the high watermark is in sync again. */
function maybeExpand(desk: BrokerDesk, partition: PartitionName, replica: number): void {
  const { kafka, broker } = desk
  const registration = kafka.cluster.partitions.get(partition)?.registration
  const leading = broker.leaderships.get(partition)
  const log = broker.logs.get(partition)
  if (registration === undefined || leading === undefined || log === undefined) return
  // It has been moved away, and has not heard of it yet.
  if (!registration.replicas.includes(replica)) return
  if (registration.isr.includes(replica) || leading.proposed?.includes(replica) === true) return
  const end = leading.followers.get(replica)?.endOffset ?? -1
  const began = log.epochs.at(-1)?.startOffset ?? 0
  if (end >= log.highWatermark && end >= began) propose(desk, partition, [...registration.isr, replica])
}

function propose(desk: BrokerDesk, partition: PartitionName, isr: readonly number[]): void {
  const { kafka, broker, turn } = desk
  const registration = kafka.cluster.partitions.get(partition)?.registration
  if (registration === undefined) return
  const { leaderEpoch, partitionEpoch } = registration
  turn.emit({ type: 'isr.proposed', broker: broker.address, partition, isr })
  const proposal = {
    broker: broker.id,
    leaderEpoch,
    partitionEpoch,
    isr,
    leaderRecovery: 'RECOVERED',
  } as const
  turn.send(broker.address, CONTROLLER, {
    type: 'AlterPartition',
    partition,
    proposal,
  } satisfies AlterPartition)
}
