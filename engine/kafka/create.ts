import type { Address } from '../kernel/agenda.ts'
import { brokerConfigOf } from './broker/broker-config.ts'
import type { Broker } from './broker/broker-state.ts'
import { consumerConfigOf } from './client/consumer-config.ts'
import { createConsumer } from './client/consumer-state.ts'
import { producerConfigOf } from './client/producer/producer-config.ts'
import { createProducer } from './client/producer/producer-state.ts'
import { shareConsumerConfigOf } from './client/share/share-consumer-config.ts'
import { createShareConsumer } from './client/share/share-consumer-state.ts'
import {
  OFFSETS_TOPIC,
  offsetsPartitionOf,
  SHARE_STATE_TOPIC,
  shareStateHomeOf,
  TRANSACTIONS_TOPIC,
  transactionsPartitionOf,
} from './coordinator/internal-topics.ts'
import { addPartition, addTopic } from './evolve/cluster-folds.ts'
import { numberOf } from './protocol/partition-name.ts'
import { replicasFor } from './replication/replicas-for.ts'
import type { BrokerSetup, ConsumerSetup, KafkaSetup, ShareConsumerSetup } from './setup.ts'
import type { KafkaState } from './state.ts'

/** Internal topics have so many replicas, or as many as there are brokers. */
const INTERNAL_REPLICAS = 3

/** A world before its first tick: brokers run, topics are there and empty, no client has been started. */
export function createKafka(setup: KafkaSetup): KafkaState {
  const { profile } = setup
  const kafka: KafkaState = {
    profile,
    setup,
    cluster: {
      topics: new Map(),
      partitions: new Map(),
      addresses: new Map(setup.brokers.map(({ id }) => [id, addressOf(id)])),
      liveness: new Map(),
      nextProducerId: 1000,
    },
    brokers: new Map(setup.brokers.map((broker) => [addressOf(broker.id), createBroker(broker, setup)])),
    groups: new Map(),
    offsets: new Map(),
    pendingOffsets: new Map(),
    transactions: new Map(),
    memberIds: new Map(),
    consumers: new Map(),
    producers: new Map(),
    shareGroups: new Map(),
    shareStates: new Map(),
    shareConsumers: new Map(),
  }
  addTopics(kafka, setup)
  for (const said of setup.consumers) addConsumer(kafka, said)
  for (const said of setup.shareConsumers ?? []) addShareConsumer(kafka, said)
  const bootstrap = bootstrapOf(kafka)
  for (const said of setup.producers) {
    kafka.producers.set(said.name, createProducer(said, producerConfigOf(said, profile), bootstrap))
  }
  return kafka
}

/** A member of a group before its process was started. */
export function addConsumer(kafka: KafkaState, said: ConsumerSetup): void {
  const config = consumerConfigOf(said, kafka.profile)
  kafka.consumers.set(said.name, createConsumer(said, config, bootstrapOf(kafka)))
}

/** A member of a share group before its process was started. */
export function addShareConsumer(kafka: KafkaState, said: ShareConsumerSetup): void {
  const config = shareConsumerConfigOf(said, kafka.profile)
  kafka.shareConsumers.set(said.name, createShareConsumer(said, config, bootstrapOf(kafka)))
}

/** `bootstrap.servers`: the brokers that there were from the start. */
function bootstrapOf({ setup }: KafkaState): Address[] {
  return setup.brokers.filter(({ starts = 0 }) => starts === 0).map(({ id }) => addressOf(id))
}

/** The address of a broker. */
export function addressOf(id: number): Address {
  return `kafka-${id}`
}

function createBroker({ id, config = {}, starts = 0 }: BrokerSetup, { profile }: KafkaSetup): Broker {
  return {
    address: addressOf(id),
    id,
    status: starts === 0 ? 'running' : 'stopped',
    incarnation: 1,
    properties: config,
    config: brokerConfigOf(config, profile),
    logs: new Map(),
    connections: new Set(),
    leaderships: new Map(),
    fetching: new Map(),
    nextCorrelationId: 1,
    delayedProduces: new Map(),
    delayedFetches: new Map(),
    watchers: new Map(),
    nextDelayed: 1,
    leftWaiting: [],
    held: new Map(),
    shareWindows: new Map(),
    shareSessions: new Map(),
    delayedShareFetches: new Map(),
  }
}

function addTopics(kafka: KafkaState, setup: KafkaSetup): void {
  for (const { name, partitions, replicationFactor = 1, replicas, config = {} } of setup.topics) {
    addTopic(kafka, name, config, false)
    for (let number = 0; number < partitions; number++) {
      addPartition(
        kafka,
        name,
        number,
        replicas?.[number] ?? replicasFor(kafka, number, replicationFactor),
        0,
      )
    }
  }
  addInternal(
    kafka,
    OFFSETS_TOPIC,
    [...setup.consumers, ...(setup.shareConsumers ?? [])].map(({ group }) => offsetsPartitionOf(group)),
  )
  const shares = (setup.shareConsumers ?? []).flatMap(({ group, topics }) =>
    topics
      .flatMap((topic) => kafka.cluster.topics.get(topic)?.partitions ?? [])
      .map((name) => shareStateHomeOf(group, name)),
  )
  if (shares.length > 0) addInternal(kafka, SHARE_STATE_TOPIC, shares)
  const ids = setup.producers.flatMap(({ config }) => config?.['transactional.id'] ?? [])
  const homes = ids.map((id) => transactionsPartitionOf(String(id)))
  if (homes.length > 0) addInternal(kafka, TRANSACTIONS_TOPIC, homes)
}

/** Of an internal topic's 50 partitions only those are made that somebody lives in. */
function addInternal(kafka: KafkaState, topic: string, partitions: readonly string[]): void {
  addTopic(kafka, topic, {}, true)
  for (const partition of new Set(partitions)) {
    const number = numberOf(partition)
    addPartition(kafka, topic, number, replicasFor(kafka, number, INTERNAL_REPLICAS), 0)
  }
}
