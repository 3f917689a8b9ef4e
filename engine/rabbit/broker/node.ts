import type { Address } from '../../kernel/agenda.ts'
import { PHYSICS } from '../../kernel/physics.ts'
import type { BrokerTimer, RabbitSignal, WireSignal } from '../methods.ts'
import type { OperatorSignal } from '../operator.ts'
import { dropExpired } from '../queues/head.ts'
import type { RaftSignal } from '../raft.ts'
import type { Connection, NodeState } from '../state.ts'
import { closeByFault, endByFault, openChannel } from './channel.ts'
import { sync } from './confirm.ts'
import { accept, closeByBroker, onConnectionMethod, onTcpEnd } from './connection.ts'
import { channelError, type Desk, type Lane, type Refusal } from './desk.ts'
import { onBeat, onHear } from './heartbeat.ts'
import { endIdle } from './idle.ts'
import { hop, publishLetters, retryLetters } from './letters.ts'
import { type LaneMethod, onLaneMethod } from './methods.ts'
import { OPERATOR_SIGNALS, onOperatorSignal } from './operator.ts'
import { onRaftSignal, RAFT_SIGNALS } from './raft.ts'

import { checkAcks, resumeDelayed } from './timers.ts'

const BROKER_TIMERS: readonly BrokerTimer['type'][] = [
  'timer.head',
  'timer.idle',
  'timer.retry',
  'timer.hop',
  'timer.letters',
  'timer.beat',
  'timer.hear',
  'timer.acks',
  'timer.disk',
]

/** What is not from the wire, by its type: asked once a signal. */
const KINDS: ReadonlyMap<string, 'order' | 'timer' | 'raft'> = new Map([
  ...OPERATOR_SIGNALS.map((type) => [type, 'order'] as const),
  ...BROKER_TIMERS.map((type) => [type, 'timer'] as const),
  ...RAFT_SIGNALS.map((type) => [type, 'raft'] as const),
])

/** A node gets a signal: an order, a clock of its own, a word of another node, or something from a client. */
export function onNodeSignal(desk: Desk, node: NodeState, signal: RabbitSignal, from: Address): void {
  const kind = KINDS.get(signal.type)
  if (kind === 'order') onOperatorSignal(desk, node, signal as OperatorSignal)
  else if (node.status !== 'running') refuseTcp(desk, signal, from)
  else if (kind === undefined) onWireSignal(desk, signal as WireSignal, from)
  else if (kind === 'timer') onTimer(desk, signal as BrokerTimer)
  else onRaftSignal(desk, signal as RaftSignal, from)
  if (desk.letters !== undefined) publishLetters(desk)
}

/** Something arrived on a connection. */
export function onWireSignal(desk: Desk, signal: WireSignal, from: Address): void {
  const connection = desk.broker.connections.get(signal.connection)
  if (connection === undefined || connection.client !== from) onStray(desk, signal, from)
  else if (connection.blocked) stall(desk, connection, signal)
  else if ('channel' in signal) onChannelSignal(desk, connection, signal)
  else if (signal.type === 'tcp.fin' || signal.type === 'tcp.rst') onTcpEnd(desk, connection)
  else if (signal.type !== 'tcp.syn' && signal.type !== 'tcp.syn-ack') {
    onConnectionMethod(desk, connection, signal)
  }
}

/** A new connection, or a packet of one that nobody knows here any more: the machine answers with a reset. */
function onStray(desk: Desk, signal: WireSignal, from: Address): void {
  if (signal.type === 'tcp.syn') accept(desk, signal, from)
  else if (signal.type !== 'tcp.fin' && signal.type !== 'tcp.rst' && signal.type !== 'connection.close-ok') {
    desk.turn.send(desk.node, from, { type: 'tcp.rst', connection: signal.connection })
  }
}

function onChannelSignal(desk: Desk, connection: Connection, signal: LaneMethod): void {
  if (connection.status === 'closing') return
  const channel = connection.channels.get(signal.channel)
  if (signal.type === 'basic.publish' && desk.broker.alarms.size > 0) {
    block(desk, connection)
    stall(desk, connection, signal)
  } else if (channel !== undefined) {
    const lane: Lane = { connection, channel }
    const refusal =
      signal.type === 'channel.open'
        ? openChannel(desk, connection, signal.channel)
        : onLaneMethod(desk, lane, signal)
    if (refusal !== undefined) refuse(desk, lane, refusal)
  } else if (signal.type === 'channel.open') {
    const refusal = openChannel(desk, connection, signal.channel)
    if (refusal !== undefined) closeByBroker(desk, connection, refusal)
  } else if (!connection.closing.has(signal.channel)) {
    closeByBroker(desk, connection, channelError(`expected 'channel.open'`))
  }
}

function refuse(desk: Desk, lane: Lane, refusal: Refusal): void {
  const { connection, channel } = lane
  if (refusal.closes === 'channel') return closeByFault(desk, connection, channel, refusal)
  endByFault(desk, lane, refusal)
  closeByBroker(desk, connection, refusal)
}

/** From the first publication under an alarm on, nothing is read from the connection (memory guide). */
function block(desk: Desk, connection: Connection): void {
  const reason = [...desk.broker.alarms].map((alarm) => `low on ${alarm}`).join(' & ')
  desk.turn.emit({ type: 'connection.blocked', connection: connection.name, reason })
  desk.turn.send(connection.node, connection.client, {
    type: 'connection.blocked',
    connection: connection.name,
    reason,
  })
}

/** It waits in TCP's buffer. The end of TCP itself is noticed all the same. */
function stall(desk: Desk, connection: Connection, signal: WireSignal): void {
  if (signal.type === 'tcp.fin' || signal.type === 'tcp.rst') onTcpEnd(desk, connection)
  else desk.turn.emit({ type: 'signal.stalled', connection: connection.name, signal })
}

/** There is no process: the machine answers for it. */
function refuseTcp(desk: Desk, signal: RabbitSignal, from: Address): void {
  if (from === PHYSICS || from === desk.node || !('connection' in signal)) return
  if (signal.type === 'tcp.fin' || signal.type === 'tcp.rst') return
  desk.turn.send(desk.node, from, { type: 'tcp.rst', connection: signal.connection })
}

function onTimer(desk: Desk, timer: BrokerTimer): void {
  switch (timer.type) {
    case 'timer.head': {
      const queue = desk.broker.queues.get(timer.queue)
      if (queue?.watchTimer === timer.timer && !queue.down) dropExpired(desk, queue)
      return
    }
    case 'timer.idle':
      return endIdle(desk, timer.queue, timer.timer)
    case 'timer.retry':
      return resumeDelayed(desk, timer)
    case 'timer.hop':
      return hop(desk, timer.letter)
    case 'timer.letters':
      return retryLetters(desk, timer.queue)
    case 'timer.beat':
      return onBeat(desk, timer)
    case 'timer.hear':
      return onHear(desk, timer)
    case 'timer.acks':
      return checkAcks(desk, timer)
    case 'timer.disk':
      if (desk.broker.nodes.get(desk.node)?.incarnation === timer.incarnation) sync(desk)
  }
}
