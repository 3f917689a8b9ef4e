import type { Seq } from '../../kernel/clock.ts'
import { dropExpired, dropOverLimit } from '../queues/head.ts'
import { type Held, ruleOf } from '../queues/index.ts'
import { readyEntries } from '../queues/ready.ts'
import type { NodeState, Queue, Unacked } from '../state.ts'
import { unbindDestination } from './binding.ts'
import { closeByBroker, lose } from './connection.ts'
import { answer, type Desk, forced } from './desk.ts'
import { restartIdle } from './idle.ts'
import { leaveCluster, rejoin } from './peers.ts'
import { deleteQueue } from './queue.ts'
import { queueOf } from './settle.ts'

/** kill -9: the machine ends TCP for the process; what was only in memory is gone (restart-06). */
export function crash(desk: Desk, node: NodeState): void {
  const seq = desk.turn.emit({ type: 'node.crashed', node: node.name })
  for (const connection of [...desk.broker.connections.values()]) {
    if (connection.node !== node.name) continue
    if (connection.status !== 'closing')
      answer(desk, connection, { type: 'tcp.rst', connection: connection.name })
    lose(desk, connection, 'tcp')
  }
  loseMemory(desk, node, seq)
  leaveCluster(desk)
}

/** rabbitmqctl shutdown: clients are told, then it is as after a crash, but nobody doubts what was delivered. */
export function stop(desk: Desk, node: NodeState): void {
  const seq = desk.turn.emit({ type: 'node.stopped', node: node.name })
  for (const connection of [...desk.broker.connections.values()]) {
    if (connection.node !== node.name) continue
    const { name } = connection
    closeByBroker(desk, connection, forced('shutdown'))
    answer(desk, connection, { type: 'tcp.fin', connection: name })
    desk.turn.emit({ type: 'tcp.closed', connection: name })
  }
  loseMemory(desk, node, seq)
  leaveCluster(desk)
}

/** The process is there again, with what was on disk. */
export function start(desk: Desk, node: NodeState): void {
  desk.turn.emit({ type: 'node.started', node: node.name, incarnation: node.incarnation + 1 })
  rejoin(desk)
  for (const queue of [...desk.broker.queues.values()]) {
    const isHere = queue.node === node.name || queue.group !== undefined
    if (!isHere || queue.down) continue
    dropOverLimit(desk, queue)
    dropExpired(desk, queue)
    restartIdle(desk, queue)
    ruleOf(queue).run(desk, queue)
  }
}

/** Transient queues and messages go; transient exchanges go with the last node (restart-01, restart-02). */
function loseMemory(desk: Desk, node: NodeState, cause: Seq): void {
  const { broker } = desk
  for (const queue of [...broker.queues.values()]) {
    if (queue.node !== node.name || queue.type === 'quorum') continue
    takeBack(desk, queue, cause)
    if (!queue.durable) deleteQueue(desk, queue, 'transient')
    else if (queue.type === 'classic') dropTransient(desk, queue)
  }
  if ([...broker.nodes.values()].some(({ status }) => status === 'running')) return
  for (const exchange of [...broker.exchanges.values()]) {
    if (exchange.durable) continue
    desk.turn.emit({ type: 'exchange.deleted', exchange: exchange.name }, cause)
    unbindDestination(desk, 'exchange', exchange.name)
  }
}

/** Consumers at other nodes are told that it is over, and what they hold goes back. */
function takeBack(desk: Desk, queue: Queue, cause: Seq): void {
  for (const { connection: name, channel, tag: consumerTag } of [...queue.consumers]) {
    const place = { connection: name, channel }
    desk.turn.emit(
      { type: 'consumer.removed', queue: queue.name, ...place, consumerTag, reason: 'queue' },
      cause,
    )
    const connection = desk.broker.connections.get(name)
    if (connection !== undefined) answer(desk, connection, { type: 'basic.cancel', ...place, consumerTag })
  }
  for (const connection of desk.broker.connections.values()) {
    for (const channel of connection.channels.values()) {
      const entries: Unacked[] = [...channel.unacked.values()].filter((one) => queueOf(desk, one) === queue)
      const held: Held = { connection, channel, entries, named: -1 }
      if (entries.length > 0) ruleOf(queue).settle(desk, queue, held, 'requeue', 'channel')
    }
  }
}

function dropTransient(desk: Desk, queue: Queue): void {
  for (const { message, position, seq } of readyEntries(queue)) {
    const { id, content } = message
    if (content.properties.deliveryMode === 2) continue
    desk.turn.emit({ type: 'message.lost', message: id, name: content.id, queue: queue.name, position }, seq)
  }
}
