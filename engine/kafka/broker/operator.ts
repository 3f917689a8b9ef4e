import { copyPartitionLog } from '../log/partition-log.ts'
import { deleteRecords } from '../log/watermark.ts'
import { partitionName } from '../protocol/partition-name.ts'
import { replicasFor } from '../replication/replicas-for.ts'
import type { TopicConfig } from '../setup.ts'
import type { BrokerDesk } from '../turn.ts'
import { leadersLogOf } from './metadata.ts'
import type { BrokerOrder } from './orders.ts'

type Order<Type extends BrokerOrder['type']> = Extract<BrokerOrder, { readonly type: Type }>

/** `kafka-topics.sh --alter --partitions`: new partitions are added, nothing moves. */
export function onCreatePartitions(desk: BrokerDesk, { topic, partitions }: Order<'CreatePartitions'>): void {
  const known = desk.kafka.cluster.topics.get(topic)
  if (known === undefined) return
  const first = known.partitions[0] ?? ''
  const factor = desk.kafka.cluster.partitions.get(first)?.registration.replicas.length ?? 1
  for (let number = known.partitions.length; number < partitions; number++) {
    addPartition(desk, topic, number, factor)
  }
}

/** `kafka-topics.sh --create`. */
export function onCreateTopic(desk: BrokerDesk, order: Order<'CreateTopic'>): void {
  const { topic, partitions, replicationFactor = 1 } = order
  if (desk.kafka.cluster.topics.has(topic)) return
  const config: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(order.config ?? {})) {
    config[name] = typeof value === 'boolean' ? String(value) : value
  }
  desk.turn.emit({ type: 'topic.created', topic, config: config satisfies TopicConfig })
  for (let number = 0; number < partitions; number++) addPartition(desk, topic, number, replicationFactor)
}

/** `kafka-delete-records.sh`: up to the high watermark at most (LOG-O04). */
export function onDeleteRecords(desk: BrokerDesk, { partition, offset }: Order<'DeleteRecords'>): void {
  const { log } = leadersLogOf(desk, partition)
  if (log === undefined || deleteRecords(copyPartitionLog(log), offset).error !== undefined) return
  const { address: broker } = desk.broker
  desk.turn.emit({ type: 'logStart.raised', broker, partition, offset, reason: 'DeleteRecords' })
}

function addPartition({ kafka, turn }: BrokerDesk, topic: string, number: number, factor: number): void {
  const replicas = replicasFor(kafka, number, factor)
  turn.emit({ type: 'partition.created', topic, partition: partitionName(topic, number), replicas })
}
