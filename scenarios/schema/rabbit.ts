import * as v from 'valibot'
import { count, latency, name, network, regex } from './plain.ts'
import { rabbitClient, rabbitProcess } from './rabbit-clients.ts'

/** Arguments and headers: AMQP field tables, as JSON. */
const table = v.record(v.string(), v.unknown())

const vhost = v.optional(v.string())

const exchange = v.strictObject({
  name: v.string(),
  vhost,
  type: v.picklist(
    ['direct', 'fanout', 'topic', 'headers'],
    'must be an exchange type: direct, fanout, topic or headers',
  ),
  durable: v.optional(v.boolean()),
  auto_delete: v.optional(v.boolean()),
  internal: v.optional(v.boolean()),
  arguments: v.optional(table),
})

const positiveOrNone = v.optional(count)

/** The arguments that mean something to a queue; others are ignored by the broker and kept. */
const queueArguments = v.objectWithRest(
  {
    'x-queue-type': v.optional(
      v.picklist(['classic', 'quorum', 'stream'], 'must be classic, quorum or stream'),
    ),
    'x-message-ttl': positiveOrNone,
    'x-expires': v.optional(v.pipe(count, v.minValue(1, 'must be at least 1 ms'))),
    'x-max-length': positiveOrNone,
    'x-max-length-bytes': positiveOrNone,
    'x-max-priority': v.optional(v.pipe(count, v.maxValue(255, 'must be at most 255'))),
    'x-overflow': v.optional(
      v.picklist(
        ['drop-head', 'reject-publish', 'reject-publish-dlx'],
        'must be drop-head, reject-publish or reject-publish-dlx',
      ),
    ),
    'x-dead-letter-exchange': v.optional(v.string()),
    'x-dead-letter-routing-key': v.optional(v.string()),
    'x-single-active-consumer': v.optional(v.boolean()),
  },
  v.unknown(),
)

const queue = v.strictObject({
  name,
  vhost,
  type: v.optional(v.string()),
  durable: v.optional(v.boolean()),
  auto_delete: v.optional(v.boolean()),
  arguments: v.optional(queueArguments),
})

const binding = v.strictObject({
  source: v.string(),
  vhost,
  destination: name,
  destination_type: v.optional(v.picklist(['queue', 'exchange'], 'must be queue or exchange')),
  routing_key: v.optional(v.string()),
  arguments: v.optional(table),
})

/** What a policy may say, as far as it matters here; the rest is kept. */
const policyDefinition = v.objectWithRest(
  {
    'message-ttl': positiveOrNone,
    expires: v.optional(v.pipe(count, v.minValue(1, 'must be at least 1 ms'))),
    'max-length': positiveOrNone,
    'max-length-bytes': positiveOrNone,
    'dead-letter-exchange': v.optional(v.string()),
    'dead-letter-routing-key': v.optional(v.string()),
  },
  v.unknown(),
)

const policy = v.strictObject({
  name,
  vhost,
  pattern: regex,
  'apply-to': v.optional(v.string()),
  priority: v.optional(v.number()),
  definition: policyDefinition,
})

/** Exchanges, queues, bindings and policies as `rabbitmqctl export_definitions` writes them. */
export const definitions = v.strictObject({
  exchanges: v.optional(v.array(exchange)),
  queues: v.optional(v.array(queue)),
  bindings: v.optional(v.array(binding)),
  policies: v.optional(v.array(policy)),
})

const system = v.strictObject({
  name,
  kind: v.picklist(
    ['gateway', 'mailbox', 'balance', 'database', 'set'],
    'must be gateway, mailbox, balance, database or set',
  ),
  up: v.optional(v.boolean()),
  latency: v.optional(latency),
  balance: v.optional(v.number()),
  unique: v.optional(v.boolean()),
  ttl: v.optional(count),
})

/** A RabbitMQ world, spelled as RabbitMQ spells it. Without a profile it is 4.3. */
export const rabbitSetup = v.strictObject({
  profile: v.optional(v.picklist(['3.10', '4.0', '4.3'], 'must be "3.10", "4.0" or "4.3"'), '4.3'),
  nodes: v.optional(v.pipe(count, v.minValue(1, 'must be at least 1'), v.maxValue(9, 'must be at most 9'))),
  config: v.optional(
    v.strictObject({
      heartbeat: positiveOrNone,
      channel_max: positiveOrNone,
      consumer_timeout: positiveOrNone,
    }),
  ),
  definitions: v.optional(definitions, {}),
  clusterLatency: v.optional(latency),
  clients: v.optional(v.array(rabbitClient), []),
  processes: v.optional(v.array(rabbitProcess)),
  systems: v.optional(v.array(system), []),
  network: v.optional(network),
})
