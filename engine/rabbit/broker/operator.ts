import type { OperatorSignal } from '../operator.ts'
import { dropExpired, dropOverLimit } from '../queues/head.ts'
import { ruleOf } from '../queues/index.ts'
import type { NodeState } from '../state.ts'
import { closeByBroker } from './connection.ts'
import { type Desk, forced } from './desk.ts'
import { restartIdle } from './idle.ts'
import { crash, start, stop } from './lifecycle.ts'
import { bindByHand, deleteByHand, purgeByHand } from './topology-orders.ts'
import { onWireSignal } from './wire.ts'

/** The types of all orders. */
export const OPERATOR_SIGNALS: readonly OperatorSignal['type'][] = [
  'node.crash',
  'node.stop',
  'node.start',
  'alarm.set',
  'alarm.clear',
  'set_policy',
  'clear_policy',
  'close_connection',
  'purge_queue',
  'delete_queue',
  'declare_binding',
  'delete_binding',
  'set_env',
]

/** An order to a node. What needs a process there is not done without one. */
export function onOperatorSignal(desk: Desk, node: NodeState, signal: OperatorSignal): void {
  if (signal.type === 'node.start') {
    if (node.status !== 'running') start(desk, node)
  } else if (node.status === 'running') {
    obey(desk, node, signal)
  }
}

function obey(
  desk: Desk,
  node: NodeState,
  signal: Exclude<OperatorSignal, { readonly type: 'node.start' }>,
): void {
  const { turn } = desk
  switch (signal.type) {
    case 'node.crash':
      return crash(desk, node)
    case 'node.stop':
      return stop(desk, node)
    case 'alarm.set':
      if (!desk.broker.alarms.has(signal.reason)) turn.emit({ type: 'alarm.set', reason: signal.reason })
      return
    case 'alarm.clear':
      return clearAlarm(desk, signal.reason)
    case 'set_policy': {
      const { name, pattern, priority = 0, definition, 'apply-to': applyTo = 'all' } = signal
      turn.emit({ type: 'policy.set', name, pattern, applyTo, priority, definition })
      return applyPolicies(desk)
    }
    case 'clear_policy':
      turn.emit({ type: 'policy.cleared', name: signal.name })
      return applyPolicies(desk)
    case 'close_connection': {
      const connection = desk.broker.connections.get(signal.connection)
      if (connection !== undefined) closeByBroker(desk, connection, forced(signal.reason))
      return
    }
    case 'purge_queue':
      return purgeByHand(desk, signal.queue)
    case 'delete_queue':
      return deleteByHand(desk, signal.queue)
    case 'declare_binding':
    case 'delete_binding':
      return bindByHand(desk, signal, signal.type === 'declare_binding')
    case 'set_env':
      turn.emit({ type: 'env.set', name: signal.name, value: signal.value })
  }
}

/** The last alarm is over: blocked connections are read again, first what had waited. */
function clearAlarm(desk: Desk, reason: 'memory' | 'disk'): void {
  const { broker, turn } = desk
  if (!broker.alarms.has(reason)) return
  turn.emit({ type: 'alarm.cleared', reason })
  if (broker.alarms.size > 0) return
  for (const connection of [...broker.connections.values()]) {
    if (!connection.blocked) continue
    const { name, node, client } = connection
    const stalled = connection.stalled.slice()
    turn.emit({ type: 'connection.unblocked', connection: name })
    turn.send(node, client, { type: 'connection.unblocked', connection: name })
    for (const signal of stalled) onWireSignal(desk, signal, client)
  }
}

/** New limits and times to live hold at once for what is there, where they can. */
function applyPolicies(desk: Desk): void {
  for (const queue of [...desk.broker.queues.values()]) {
    if (queue.down) continue
    dropOverLimit(desk, queue)
    dropExpired(desk, queue)
    restartIdle(desk, queue)
    ruleOf(queue).run(desk, queue)
  }
}
