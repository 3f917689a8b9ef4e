import * as v from 'valibot'
import { count, latency, name, ticks } from './plain.ts'

const table = v.record(v.string(), v.unknown())

const positive = v.pipe(count, v.minValue(1, 'must be at least 1'))

const application = {
  name,
  start: v.optional(v.union([ticks, v.literal('by-hand')], 'must be whole milliseconds, or "by-hand"')),
  node: v.optional(name),
  heartbeat: v.optional(count),
  reconnect_delay: v.optional(v.union([ticks, v.literal('never')], 'must be whole milliseconds, or "never"')),
  restart_delay: v.optional(ticks),
}

/** Which connection and channel of a process; what concerns TCP is said of the process. */
const thread = v.optional(
  v.strictObject({ process: name, connection: v.optional(name), channel: v.optional(name) }),
)

/** A process with threads: what is said of an application, without what it does. */
export const rabbitProcess = v.strictObject(application)

const addressed = {
  exchange: v.optional(v.string()),
  routing_key: v.optional(v.string()),
  mandatory: v.optional(v.boolean()),
}

/** AMQP says it as a text; a broker refuses anything but digits, and so is it told here, at once. */
const expiration = v.pipe(
  v.string('must be a text of digits, as "60000": AMQP says expirations as texts'),
  v.regex(/^\d+$/, 'must be a text of digits, as "60000": not negative, no unit'),
)

const properties = v.strictObject({
  content_type: v.optional(v.string()),
  content_encoding: v.optional(v.string()),
  delivery_mode: v.optional(v.picklist([1, 2], 'must be 1 (transient) or 2 (persistent)')),
  priority: v.optional(v.pipe(count, v.maxValue(255, 'must be at most 255'))),
  correlation_id: v.optional(v.string()),
  reply_to: v.optional(v.string()),
  expiration: v.optional(expiration),
  message_id: v.optional(v.string()),
  timestamp: v.optional(v.number()),
  type: v.optional(v.string()),
  user_id: v.optional(v.string()),
  app_id: v.optional(v.string()),
})

/** Some messages, one after the other. */
export const publish = v.strictObject({
  ...addressed,
  id: v.optional(v.string()),
  from: v.optional(count),
  at: v.optional(ticks),
  count: v.optional(v.pipe(count, v.maxValue(100_000, 'must be at most 100000 messages'))),
  every: v.optional(ticks),
  rate: v.optional(positive),
  key: v.optional(v.union([v.string(), v.array(v.string())])),
  headers: v.optional(table),
  properties: v.optional(properties),
  size: v.optional(count),
  body: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
})

const publisher = v.strictObject({
  ...application,
  ...addressed,
  kind: v.literal('publisher'),
  confirm: v.optional(v.picklist(['none', 'each', 'batch', 'async'], 'must be none, each, batch or async')),
  batch: v.optional(positive),
  tx: v.optional(positive),
  resend: v.optional(v.boolean()),
  on_nack: v.optional(v.picklist(['log', 'retry'])),
  retry_delay: v.optional(ticks),
  offline: v.optional(v.picklist(['keep', 'lose'])),
  message_ids: v.optional(v.picklist(['business', 'new'])),
  thread,
  channel_per: v.optional(v.picklist(['thread', 'message', 'leak'], 'must be thread, message or leak')),
  frames: v.optional(v.picklist(['locked', 'unlocked'], 'must be locked or unlocked')),
  publish: v.optional(v.array(publish)),
})

const about = {
  on: v.optional(v.union([v.string(), v.array(v.string())])),
  key: v.optional(v.string()),
}

/** Where an application publishes what it passes on. */
const target = v.strictObject({ exchange: v.string(), routing_key: v.optional(v.string()) })

const onFailure = v.strictObject({
  do: v.picklist(
    ['nack', 'reject', 'republish', 'ack', 'nothing', 'crash'],
    'must be nack, reject, republish, ack, nothing or crash',
  ),
  requeue: v.optional(v.boolean()),
  exchange: v.optional(v.string()),
  routing_key: v.optional(v.string()),
  count_header: v.optional(v.string()),
  expiration: v.optional(v.string()),
})

const fails = v.strictObject({
  ...about,
  times: v.optional(count),
  chance: v.optional(
    v.pipe(
      v.strictObject({ numerator: count, denominator: positive }),
      v.check(({ numerator, denominator }) => numerator <= denominator, 'must be at most one in one'),
    ),
  ),
  reason: v.optional(v.string()),
  answer: v.optional(onFailure),
})

const retryCount = v.strictObject({
  queue: v.optional(v.string()),
  reason: v.optional(v.picklist(['rejected', 'expired', 'maxlen', 'delivery_limit'])),
  header: v.optional(v.string()),
})

const crash = v.strictObject({
  at: v.picklist([
    'never',
    'before-work',
    'mid-work',
    'after-work',
    'after-effect',
    'after-mark',
    'after-publish',
    'after-ack',
  ]),
  on: v.optional(v.string()),
  nth: v.optional(positive),
})

const consumer = v.strictObject({
  ...application,
  kind: v.literal('consumer'),
  queue: name,
  declares: v.optional(
    v.strictObject({
      durable: v.optional(v.boolean()),
      exclusive: v.optional(v.boolean()),
      auto_delete: v.optional(v.boolean()),
      arguments: v.optional(table),
      bindings: v.optional(v.array(v.strictObject({ source: name, routing_key: v.optional(v.string()) }))),
    }),
  ),
  mode: v.optional(v.picklist(['consume', 'get'])),
  every: v.optional(ticks),
  prefetch_count: v.optional(v.pipe(count, v.maxValue(65535, 'must be at most 65535'))),
  ack: v.optional(v.picklist(['manual', 'auto'], 'must be manual or auto')),
  exclusive: v.optional(v.boolean()),
  arguments: v.optional(table),
  work: v.optional(latency),
  threads: v.optional(positive),
  memory: v.optional(positive),
  ack_every: v.optional(positive),
  ack_multiple: v.optional(v.boolean()),
  ack_channel: v.optional(positive),
  confirm: v.optional(v.boolean()),
  resubscribe_delay: v.optional(ticks),
  thread,
  calls: v.optional(
    v.array(
      v.strictObject({
        ...about,
        system: name,
        operation: v.optional(v.picklist(['charge', 'set'])),
        amount: v.optional(v.number()),
      }),
    ),
  ),
  timeout: v.optional(ticks),
  fails: v.optional(v.array(fails)),
  on_failure: v.optional(onFailure),
  max_retries: v.optional(count),
  retry_count: v.optional(retryCount),
  gives_up: v.optional(target),
  forwards: v.optional(target),
  deduplicate: v.optional(
    v.strictObject({
      strategy: v.picklist(['none', 'check-then-act', 'unique-constraint', 'mark-before', 'mark-after']),
      system: name,
    }),
  ),
  crashes: v.optional(v.array(crash)),
})

/** An application: it publishes or consumes. */
export const rabbitClient = v.variant('kind', [publisher, consumer], 'must be "publisher" or "consumer"')
