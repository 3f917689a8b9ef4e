import type { PartitionName } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'

/**
 * A broker makes a log for what it is to hold, and deletes what it holds no more (`ReplicaManager.applyDelta`).
 * Groups and transactions are kept once for all brokers: their partitions have no logs.
 */
export function settleReplica({ kafka, broker, turn }: BrokerDesk, partition: PartitionName): void {
  const registered = kafka.cluster.partitions.get(partition)
  if (registered === undefined || kafka.cluster.topics.get(registered.topic)?.isInternal === true) return
  const isHere = registered.registration.replicas.includes(broker.id)
  const hasLog = broker.logs.has(partition)
  const { address } = broker
  if (isHere && !hasLog) turn.emit({ type: 'replica.created', broker: address, partition })
  if (!isHere && hasLog) turn.emit({ type: 'replica.deleted', broker: address, partition })
}
