import * as v from 'valibot'
import type { BrokerOrder, ClientOrder } from '../../engine/kafka/setup.ts'
import { count, name, ticks } from './plain.ts'

const positive = v.pipe(count, v.minValue(1, 'must be at least 1'))

const text = v.optional(v.nullable(v.string()))

const offsets = v.optional(v.array(v.strictObject({ partition: name, offset: count })))

const operation = v.optional(
  v.picklist(
    ['DEFAULT', 'LEAVE_GROUP', 'REMAIN_IN_GROUP'],
    'must be DEFAULT, LEAVE_GROUP or REMAIN_IN_GROUP',
  ),
)

const both = {
  start: {},
  crash: {},
  close: { operation },
  restart: { downMs: v.optional(ticks) },
  refreshMetadata: {},
}

const ofConsumers = {
  hang: {},
  unhang: {},
  slow: { workMs: ticks },
  subscribe: { topics: v.array(name) },
  unsubscribe: {},
  commitSync: { offsets },
  commitAsync: { offsets },
  seek: { partition: name, offset: count },
  seekToBeginning: {},
  seekToEnd: {},
  pause: { partitions: v.array(name) },
  resume: { partitions: v.array(name) },
  poll: { timeoutMs: v.optional(ticks) },
}

const ofProducers = {
  send: {
    topic: name,
    records: v.array(
      v.strictObject({ key: text, value: text, partition: v.optional(count), timestamp: v.optional(count) }),
    ),
  },
  flush: {},
  beginTransaction: {},
  commitTransaction: {},
  abortTransaction: {},
  sendOffsetsToTransaction: {
    groupId: name,
    memberId: v.optional(name),
    generation: v.optional(count),
    offsets: v.array(v.strictObject({ partition: name, offset: count })),
  },
}

/** All orders to applications: one that the engine knows and that stands in no list does not compile. */
const all: Readonly<Record<ClientOrder['type'], v.ObjectEntries>> = {
  ...both,
  ...ofConsumers,
  ...ofProducers,
}

/** What a consumer's application may be told. */
export const kafkaConsumerOrders = without(all, Object.keys(ofProducers))

/** What a producer's application may be told. */
export const kafkaProducerOrders = without(all, Object.keys(ofConsumers))

/** What its operator may do to a broker, by the names of Kafka's requests and tools. */
export const kafkaBrokerOrders: Readonly<Record<BrokerOrder['type'], v.ObjectEntries>> = {
  'broker.crash': {},
  'broker.stop': {},
  'broker.start': {},
  AlterPartitionReassignments: { partition: name, replicas: v.nullable(v.array(count)) },
  ElectLeaders: {
    partition: name,
    election: v.picklist(['preferred', 'unclean'], 'must be preferred or unclean'),
  },
  CreatePartitions: { topic: name, partitions: positive },
  CreateTopic: {
    topic: name,
    partitions: positive,
    replicationFactor: v.optional(positive),
    config: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  },
  DeleteRecords: { partition: name, offset: count },
  AlterConsumerGroupOffsets: {
    groupId: name,
    partition: name,
    offset: v.optional(count),
    timestamp: v.optional(ticks),
  },
}

function without(
  orders: Readonly<Record<string, v.ObjectEntries>>,
  left: readonly string[],
): Readonly<Record<string, v.ObjectEntries>> {
  return Object.fromEntries(Object.entries(orders).filter(([type]) => !left.includes(type)))
}
