import { present } from '../../base/assert.ts'
import { copyDeque, itemAt } from '../../base/deque.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { NEVER } from '../create.ts'
import type { NodeEvent } from '../events.ts'
import { alternateOf, policyOf, settingsOf } from '../policies.ts'
import type { BrokerState, Entry, Queue, RabbitState } from '../state.ts'
import { refresh } from './raft.ts'

/** Nodes stop and start; settings and policies change. */
export const nodeFolds: Folds<RabbitState, NodeEvent> = {
  'node.started'({ broker }, { node: name, incarnation }) {
    const node = present(broker.nodes.get(name), name)
    node.status = 'running'
    node.incarnation = incarnation
    refreshGroups(broker)
    for (const queue of queuesOn(broker, name)) {
      queue.down = false
      queue.watchedAt = NEVER
    }
  },
  'node.stopped'({ broker }, { node }) {
    present(broker.nodes.get(node), node).status = 'stopped'
    refreshGroups(broker)
    for (const queue of queuesOn(broker, node)) queue.down = true
  },
  'node.crashed'({ broker }, { node }) {
    present(broker.nodes.get(node), node).status = 'crashed'
    broker.unsynced.length = 0
    refreshGroups(broker)
    for (const queue of queuesOn(broker, node)) {
      queue.down = true
      if (queue.type === 'classic') doubtDeliveries(queue)
    }
  },
  'alarm.set'({ broker }, { reason }) {
    broker.alarms.add(reason)
  },
  'alarm.cleared'({ broker }, { reason }) {
    broker.alarms.delete(reason)
  },
  'env.set'({ broker }, { name, value }) {
    if (name === 'consumer_timeout') broker.config.consumerTimeout = value
    else broker.config.consumerTimeoutCheck = value
  },
  'policy.set'({ broker }, { name, pattern, applyTo, priority, definition }) {
    broker.policies.set(name, { name, pattern, applyTo, priority, definition })
    applyPolicies(broker)
  },
  'policy.cleared'({ broker }, { name }) {
    broker.policies.delete(name)
    applyPolicies(broker)
  },
}

function refreshGroups(broker: BrokerState): void {
  for (const queue of broker.queues.values()) if (queue.group !== undefined) refresh(broker, queue.name)
}

/** Replicated queues outlive a node: whether they are up is for their replicas to say. */
function queuesOn(broker: BrokerState, node: string): Queue[] {
  return [...broker.queues.values()].filter((queue) => queue.node === node && queue.group === undefined)
}

function applyPolicies(broker: BrokerState): void {
  for (const exchange of broker.exchanges.values()) {
    exchange.policy = policyOf(broker, 'exchanges', exchange.name)?.name
    exchange.alternate = alternateOf(broker, exchange)
  }
  for (const queue of broker.queues.values()) {
    queue.policy = policyOf(broker, queue.type, queue.name)?.name
    queue.settings = settingsOf(broker, queue)
  }
  broker.topology = { version: broker.topology.version + 1 }
}

/** After kill -9 nobody knows what had been handed out: everything comes back as redelivered (restart-06). */
function doubtDeliveries(queue: Queue): void {
  queue.ready.rows.forEach((row, at) => {
    const doubted = copyDeque(row)
    for (let index = 0; index < row.size; index++) {
      const entry = itemAt(row, index) as Entry
      doubted.items[(row.head + index) & (row.items.length - 1)] = { ...entry, redelivered: true }
    }
    queue.ready.rows[at] = doubted
  })
}
