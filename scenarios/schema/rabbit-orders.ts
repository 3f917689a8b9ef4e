import * as v from 'valibot'
import type { ClientOrder, OperatorSignal } from '../../engine/rabbit/setup.ts'
import { count, name, regex } from './plain.ts'
import { publish } from './rabbit-clients.ts'

const reason = v.picklist(['memory', 'disk'], 'must be memory or disk')

const factor = v.pipe(count, v.minValue(1, 'must be at least 1'))

const table = v.record(v.string(), v.unknown())

const applyTo = v.picklist(
  ['all', 'queues', 'exchanges', 'classic_queues', 'quorum_queues', 'streams'],
  'must be all, queues, exchanges, classic_queues, quorum_queues or streams',
)

const { at: _at, every: _every, rate: _rate, ...published } = publish.entries

const both = {
  start: {},
  restart: {},
  crash: {},
  disconnect: {},
  'power-off': {},
  close: {},
  hang: {},
  unhang: {},
  slow: { factor },
}

const ofConsumers = { cancel: {}, consume: {} }

const ofPublishers = { publish: published }

/** All orders to applications: one that the engine knows and that stands in no list does not compile. */
const all: Readonly<Record<ClientOrder['type'], v.ObjectEntries>> = {
  ...both,
  ...ofConsumers,
  ...ofPublishers,
}

/** What an application that consumes may be told. */
export const consumerOrders = without(all, Object.keys(ofPublishers))

/** What an application that publishes may be told. */
export const publisherOrders = without(all, Object.keys(ofConsumers))

const { start, restart, crash, disconnect, 'power-off': powerOff, close } = both

/** What a process with threads may be told. */
export const processOrders = {
  ...{ start, restart, crash, disconnect, 'power-off': powerOff, close },
  redeploy: { close: v.optional(v.boolean()) },
}

const binding = {
  source: name,
  destination: name,
  destination_type: v.optional(v.picklist(['queue', 'exchange'], 'must be queue or exchange')),
  routing_key: v.optional(v.string()),
  arguments: v.optional(table),
}

/** What its operator may do to a node, by rabbitmqctl's words. */
export const nodeOrders: Readonly<Record<OperatorSignal['type'], v.ObjectEntries>> = {
  'node.crash': {},
  'node.stop': {},
  'node.start': {},
  'alarm.set': { reason },
  'alarm.clear': { reason },
  set_policy: {
    name,
    pattern: regex,
    definition: table,
    priority: v.optional(v.number()),
    'apply-to': v.optional(applyTo),
  },
  clear_policy: { name },
  close_connection: { connection: name, reason: v.string() },
  purge_queue: { queue: name },
  delete_queue: { queue: name },
  declare_binding: binding,
  delete_binding: binding,
  set_env: { name: v.picklist(['consumer_timeout', 'consumer_timeout_check']), value: count },
}

function without(
  orders: Readonly<Record<string, v.ObjectEntries>>,
  left: readonly string[],
): Readonly<Record<string, v.ObjectEntries>> {
  return Object.fromEntries(Object.entries(orders).filter(([type]) => !left.includes(type)))
}
