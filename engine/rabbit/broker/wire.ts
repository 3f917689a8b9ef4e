import type { Address } from '../../kernel/agenda.ts'
import type { WireSignal } from '../methods.ts'
import type { Connection } from '../state.ts'
import { closeByFault, endByFault, openChannel } from './channel.ts'
import { accept, closeByBroker, onConnectionMethod, onTcpEnd } from './connection.ts'
import { channelError, type Desk, type Lane, type Refusal } from './desk.ts'
import { type LaneMethod, onLaneMethod } from './methods.ts'

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
