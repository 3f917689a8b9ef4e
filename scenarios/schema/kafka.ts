import * as v from 'valibot'
import { count, name, network, plain, ticks } from './plain.ts'

const properties = v.record(v.string(), v.union([plain, v.array(v.string())]))

const positive = v.pipe(count, v.minValue(1, 'must be at least 1'))

/** What Kafka takes as a topic's name (org.apache.kafka.common.internals.Topic); others it refuses to create. */
const topicName = v.pipe(
  name,
  v.regex(
    /^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/,
    'must be letters, digits, ".", "_" and "-", at most 249 of them, and not "." or ".."',
  ),
)

const startsAt = v.optional(v.nullable(ticks))

const send = v.strictObject({
  topic: name,
  at: v.optional(ticks),
  key: v.optional(v.nullable(v.string())),
  keys: v.optional(v.array(v.nullable(v.string()))),
  value: v.optional(v.nullable(v.string())),
  values: v.optional(v.array(v.nullable(v.string()))),
  partition: v.optional(count),
  partitions: v.optional(v.array(count)),
  count: v.optional(count),
  every: v.optional(positive),
  atOnce: v.optional(positive),
  until: v.optional(ticks),
})

const failure = v.strictObject({
  key: v.optional(v.string()),
  value: v.optional(v.string()),
  partition: v.optional(v.string()),
  offset: v.optional(count),
  times: v.optional(count),
  // biome-ignore lint/suspicious/noThenProperty: the field of the format, never awaited.
  then: v.picklist(['crash', 'skip', 'retry', 'hang'], 'must be crash, skip, retry or hang'),
})

const pool = v.strictObject({
  threads: v.pipe(positive, v.maxValue(100, 'must be at most 100')),
  queue: v.optional(count),
  by: v.optional(v.picklist(['any', 'key', 'partition'], 'must be any, key or partition')),
  onRevoked: v.optional(v.picklist(['nothing', 'drop', 'finish'], 'must be nothing, drop or finish')),
})

/** What readers of both kinds say of themselves. */
const reader = {
  name,
  group: name,
  topics: v.pipe(v.array(name), v.minLength(1, 'must name at least one topic')),
  config: v.optional(properties),
  work: v.optional(v.union([ticks, v.strictObject({ least: ticks, most: ticks })])),
}

const consumer = v.strictObject({
  ...reader,
  pollTimeout: v.optional(v.nullable(positive)),
  pollEvery: v.optional(positive),
  commits: v.optional(v.picklist(['none', 'before', 'after-record', 'after-batch', 'async-after-batch'])),
  pool: v.optional(pool),
  onRevoked: v.optional(v.picklist(['nothing', 'commitSync'])),
  restartsAfter: v.optional(v.nullable(ticks)),
  failures: v.optional(v.array(failure)),
  starts: startsAt,
})

const shareConsumer = v.strictObject({
  ...reader,
  renewEvery: v.optional(positive),
  commits: v.optional(v.picklist(['poll', 'after-record'], 'must be poll or after-record')),
  pollTimeout: v.optional(positive),
  restartsAfter: v.optional(v.nullable(ticks)),
  failures: v.optional(
    v.array(
      v.strictObject({
        key: v.optional(v.string()),
        value: v.optional(v.string()),
        partition: v.optional(v.string()),
        offset: v.optional(count),
        deliveries: v.optional(positive),
        outcome: v.picklist(['release', 'reject', 'crash', 'hang'], 'must be release, reject, crash or hang'),
      }),
    ),
  ),
  starts: startsAt,
})

/** A Kafka world, spelled as Kafka spells it. Without brokers there is one; without a profile it is 4.2. */
export const kafkaSetup = v.strictObject({
  profile: v.optional(v.picklist(['3.9', '4.2'], 'must be "3.9" or "4.2"'), '4.2'),
  brokers: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: count, config: v.optional(properties), starts: startsAt })),
      v.minLength(1, 'must have a broker'),
    ),
    [{ id: 1 }],
  ),
  topics: v.array(
    v.strictObject({
      name: topicName,
      partitions: v.pipe(positive, v.maxValue(1000, 'must be at most 1000')),
      replicationFactor: v.optional(positive),
      replicas: v.optional(v.array(v.array(count))),
      config: v.optional(
        v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.array(v.string())])),
      ),
    }),
  ),
  producers: v.optional(
    v.array(
      v.strictObject({
        name,
        config: v.optional(properties),
        sends: v.optional(v.array(send)),
        transactions: v.optional(
          v.strictObject({
            records: positive,
            ends: v.optional(v.array(v.nullable(v.picklist(['commit', 'abort'], 'must be commit or abort')))),
          }),
        ),
        starts: startsAt,
      }),
    ),
    [],
  ),
  consumers: v.optional(v.array(consumer), []),
  shareConsumers: v.optional(v.array(shareConsumer)),
  groups: v.optional(v.array(v.strictObject({ name, config: properties }))),
  network: v.optional(network),
})
