import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { Broker } from '../broker/broker-state.ts'
import type { ClusterEvent } from '../events/cluster-events.ts'
import { logConfigOf } from '../log/log-config.ts'
import { createPartitionLog } from '../log/partition-log.ts'
import { numberOf, topicOf } from '../protocol/partition-name.ts'
import { createPartitionRegistration } from '../replication/partition-registration.ts'
import type { TopicConfig } from '../setup.ts'
import type { KafkaState } from '../state.ts'

/** How facts about brokers, topics and leaders are written. */
export const clusterFolds: Folds<KafkaState, ClusterEvent> = {
  'broker.started'(kafka, { broker }) {
    const started = brokerOf(kafka, broker)
    started.status = 'running'
    started.incarnation++
  },
  'broker.stopped'(kafka, { broker, crashed }) {
    const stopped = brokerOf(kafka, broker)
    stopped.status = crashed ? 'crashed' : 'stopped'
    stopped.delayedFetches.clear()
    stopped.delayedProduces.clear()
    stopped.watchers.clear()
    stopped.connections.clear()
    stopped.leaderships.clear()
    stopped.fetching.clear()
    stopped.leftWaiting.length = 0
    stopped.held.clear()
    stopped.shareWindows.clear()
    stopped.shareSessions.clear()
    stopped.delayedShareFetches.clear()
  },
  'broker.heard'(kafka, { broker, epoch }, tick) {
    const { id } = brokerOf(kafka, broker)
    const known = kafka.cluster.liveness.get(id)
    if (known === undefined)
      kafka.cluster.liveness.set(id, { lastHeard: tick, isFenced: false, isStopping: false, epoch })
    else known.lastHeard = tick
  },
  'broker.registered'(kafka, { broker }) {
    const known = kafka.cluster.liveness.get(brokerOf(kafka, broker).id)
    if (known !== undefined) known.isStopping = false
  },
  'broker.fenced'(kafka, { broker, isStopping }) {
    const known = kafka.cluster.liveness.get(brokerOf(kafka, broker).id)
    if (known === undefined) return
    known.isFenced = true
    known.isStopping = isStopping
  },
  'broker.unfenced'(kafka, { broker }) {
    const known = kafka.cluster.liveness.get(brokerOf(kafka, broker).id)
    if (known === undefined) return
    known.isFenced = false
    known.epoch++
  },
  'connection.opened'(kafka, { broker, client }) {
    brokerOf(kafka, broker).connections.add(client)
  },
  'connection.dropped'(kafka, { broker, client }) {
    brokerOf(kafka, broker).connections.delete(client)
  },
  'topic.created'(kafka, { topic, config }) {
    addTopic(kafka, topic, config, false)
  },
  'partition.created'(kafka, { topic, partition, replicas }, tick) {
    addPartition(kafka, topic, numberOf(partition), replicas, tick)
  },
  'replica.created'(kafka, { broker, partition }, tick) {
    const topic = kafka.cluster.topics.get(topicOf(partition))
    brokerOf(kafka, broker).logs.set(partition, createPartitionLog(logConfigOf(topic?.config ?? {}), tick))
  },
  'replica.deleted'(kafka, { broker, partition }) {
    brokerOf(kafka, broker).logs.delete(partition)
  },
  'producerId.given'(kafka, { producerId }) {
    if (producerId >= kafka.cluster.nextProducerId) kafka.cluster.nextProducerId = producerId + 1
  },
  'partition.changed'(kafka, { partition, registration }) {
    present(kafka.cluster.partitions.get(partition), partition).registration = registration
  },
}

/** The broker at an address, which must be there. */
export function brokerOf(kafka: KafkaState, address: string): Broker {
  return present(kafka.brokers.get(address), `the broker ${address}`)
}

/** A topic without partitions. */
export function addTopic(kafka: KafkaState, name: string, config: TopicConfig, isInternal: boolean): void {
  kafka.cluster.topics.set(name, { name, config, partitions: [], isInternal })
}

/** A partition, and an empty log on each of its replicas; an internal topic's records are not kept as such. */
export function addPartition(
  kafka: KafkaState,
  topicName: string,
  number: number,
  replicas: readonly number[],
  tick: number,
): void {
  const { cluster } = kafka
  const topic = present(cluster.topics.get(topicName), topicName)
  const name = `${topicName}-${number}`
  topic.partitions.push(name)
  const registration = createPartitionRegistration(replicas)
  cluster.partitions.set(name, { name, topic: topicName, number, registration })
  if (topic.isInternal) return
  const config = logConfigOf(topic.config)
  for (const id of replicas) {
    const address = present(cluster.addresses.get(id), `the broker ${id}`)
    brokerOf(kafka, address).logs.set(name, createPartitionLog(config, tick))
  }
}
