import type { Folds } from '../../kernel/handlers.ts'
import { createExchange, createQueue, createReady, NEVER } from '../create.ts'
import type { TopologyEvent } from '../events.ts'
import { exchangeOf, queueOf } from '../lookup.ts'
import { alternateOf, policyOf, settingsOf } from '../policies.ts'
import { groupFor } from '../queues/group.ts'
import { appendReady, rowsOf } from '../queues/ready.ts'
import type { Binding, BrokerState, RabbitState } from '../state.ts'
import { isSameTable } from '../table.ts'

/** Exchanges, queues and bindings come and go: what was derived from them is stale then. */
export const topologyFolds: Folds<RabbitState, TopologyEvent> = {
  'exchange.declared'({ broker }, event) {
    const { exchange: name, exchangeType: type, durable, autoDelete, internal } = event
    const exchange = createExchange({ name, type, durable, autoDelete, internal, arguments: event.arguments })
    exchange.policy = policyOf(broker, 'exchanges', name)?.name
    exchange.alternate = alternateOf(broker, exchange)
    broker.exchanges.set(name, exchange)
    change(broker)
  },
  'exchange.deleted'({ broker }, { exchange }) {
    broker.exchanges.delete(exchange)
    change(broker)
  },
  'binding.added'({ broker }, event) {
    const exchange = exchangeOf(broker, event.source)
    exchange.bindings = [...exchange.bindings, bindingOf(event)]
    exchange.wasBound = true
    change(broker)
  },
  'binding.removed'({ broker }, event) {
    const exchange = exchangeOf(broker, event.source)
    const removed = bindingOf(event)
    exchange.bindings = exchange.bindings.filter((binding) => !isSameBinding(binding, removed))
    change(broker)
  },
  'queue.declared'({ broker }, event, _tick, seq) {
    const { queue: name, queueType: type, durable, autoDelete, owner, node } = event
    const traits = { name, type, durable, autoDelete, owner, arguments: event.arguments, node, seq }
    const settings = settingsOf(broker, traits)
    const queue = createQueue(
      traits,
      settings,
      rowsOf(type, settings, broker.profile),
      groupFor(broker, traits),
    )
    queue.policy = policyOf(broker, type, name)?.name
    broker.queues.set(name, queue)
    broker.nextName++
    change(broker)
  },
  'queue.deleted'({ broker }, { queue }) {
    broker.queues.delete(queue)
    change(broker)
  },
  'queue.purged'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    for (const row of queue.ready.rows) {
      row.items.fill(undefined)
      row.head = 0
      row.size = 0
    }
    queue.left += queue.ready.size
    queue.ready.size = 0
    queue.ready.bytes = 0
  },
  'queue.crashed'({ broker }, { queue: name, survivors, lost, crashes, recovers }, _tick, seq) {
    const queue = queueOf(broker, name)
    queue.seq = seq
    queue.crashes = crashes
    queue.down = !recovers
    queue.ready = createReady(queue.ready.rows.length)
    for (const entry of survivors) appendReady(queue, entry)
    queue.unacked = 0
    queue.left += lost
    queue.hadConsumers = false
    queue.watchedAt = NEVER
  },
  'queue.watched'({ broker }, event) {
    const queue = queueOf(broker, event.queue)
    queue.watchedAt = event.at
    queue.watchTimer = event.timer
    broker.nextTimer = event.timer + 1
  },
  'queue.idled'({ broker }, event) {
    queueOf(broker, event.queue).idleTimer = event.timer
    broker.nextTimer = event.timer + 1
  },
  'queue.filled'({ broker }, { queue }) {
    queueOf(broker, queue).full = true
  },
  'queue.drained'({ broker }, { queue }) {
    queueOf(broker, queue).full = false
  },
}

/** A binding is its source, destination, key and arguments (direct-04, direct-05). */
export function isSameBinding(one: Binding, other: Binding): boolean {
  return (
    one.destination === other.destination &&
    one.destinationType === other.destinationType &&
    one.routingKey === other.routingKey &&
    one.source === other.source &&
    isSameTable(one.arguments, other.arguments)
  )
}

function bindingOf(event: Binding): Binding {
  const { source, destination, destinationType, routingKey } = event
  return { source, destination, destinationType, routingKey, arguments: event.arguments }
}

function change(broker: BrokerState): void {
  broker.topology = { version: broker.topology.version + 1 }
}
