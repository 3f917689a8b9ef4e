import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import type { BrokerDesk } from '../turn.ts'
import { leaderOf } from './cluster-state.ts'

/** How many replicas must be in sync for acks=all: the topic's word, else the leader's default. */
export function minInsyncReplicasOf(kafka: KafkaState, partition: PartitionName): number {
  const registered = kafka.cluster.partitions.get(partition)
  const topic = kafka.cluster.topics.get(registered?.topic ?? '')
  const said = topic?.config['min.insync.replicas']
  if (said !== undefined) return Number(said)
  const leader = kafka.brokers.get(leaderOf(kafka.cluster, partition) ?? '')
  return leader?.config.minInsyncReplicas ?? 1
}

/** Where the high watermark is when this leader's log ends at `end`: at the slowest of the in-sync (FACTS 5.1). */
export function highWatermarkAt(
  { kafka, broker }: BrokerDesk,
  partition: PartitionName,
  end: number,
): number {
  const log = broker.logs.get(partition)
  const isr = kafka.cluster.partitions.get(partition)?.registration.isr ?? []
  const leading = broker.leaderships.get(partition)
  const known = log?.highWatermark ?? 0
  if (isr.length < minInsyncReplicasOf(kafka, partition)) return known
  let lowest = end
  for (const id of new Set([...isr, ...(leading?.proposed ?? [])])) {
    if (id === broker.id) continue
    lowest = Math.min(lowest, leading?.followers.get(id)?.endOffset ?? known)
  }
  return Math.max(known, lowest)
}
