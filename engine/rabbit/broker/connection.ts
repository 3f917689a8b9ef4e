import type { Address } from '../../kernel/agenda.ts'
import type { Seq } from '../../kernel/clock.ts'
import type { ConnectionMethod, TcpSignal } from '../methods.ts'
import type { Connection } from '../state.ts'
import { letGo } from './channel.ts'
import { answer, type Desk, type Refusal } from './desk.ts'
import { beat, hear } from './heartbeat-clock.ts'
import { deleteQueue } from './queue.ts'

const TICKS_PER_SECOND = 1000

/** TCP is there; AMQP begins with the client's protocol header. */
export function accept(desk: Desk, { connection }: TcpSignal, client: Address): void {
  if (desk.broker.connections.has(connection)) return
  desk.turn.emit({ type: 'connection.accepted', connection, client, node: desk.node })
  desk.turn.send(desk.node, client, { type: 'tcp.syn-ack', connection })
}

/** The methods of a connection's life (AMQP 0-9-1 section 2.2.4), and its heartbeats. */
export function onConnectionMethod(desk: Desk, connection: Connection, method: ConnectionMethod): void {
  const { name } = connection
  switch (method.type) {
    case 'protocol.header':
      return answer(desk, connection, { type: 'connection.start', connection: name })
    case 'connection.start-ok':
      return tune(desk, connection)
    case 'connection.tune-ok':
      desk.turn.emit({
        type: 'connection.tuned',
        connection: name,
        heartbeat: method.heartbeat * TICKS_PER_SECOND,
        channelMax: method.channelMax,
      })
      return
    case 'connection.open':
      return open(desk, connection)
    case 'connection.close':
      return closeByClient(desk, connection)
    case 'connection.close-ok':
      return forget(desk, connection)
    case 'heartbeat':
      desk.turn.emit({ type: 'heartbeat.received', connection: name })
      return
    default:
  }
}

/** A fault of the connection closes all of its channels (conn-04). */
export function closeByBroker(desk: Desk, connection: Connection, refusal: Omit<Refusal, 'closes'>): void {
  const { name } = connection
  const { code, text } = refusal
  if (connection.status === 'closing') return
  const seq = desk.turn.emit({ type: 'connection.closed', connection: name, by: 'broker', code, text })
  answer(desk, connection, { type: 'connection.close', connection: name, code, text })
  letAllGo(desk, connection, seq)
}

/** TCP is gone: the other machine said so. After a close that is its end (conn-01). */
export function onTcpEnd(desk: Desk, connection: Connection): void {
  if (connection.status !== 'closing') lose(desk, connection, 'tcp')
  else forget(desk, connection)
}

/** A connection without an end: what it holds goes back at once when it is noticed (death-04, conn-05). */
export function lose(desk: Desk, connection: Connection, reason: 'tcp' | 'heartbeat'): void {
  const seq = desk.turn.emit({ type: 'connection.lost', connection: connection.name, reason })
  letAllGo(desk, connection, seq)
  forget(desk, connection)
}

function tune(desk: Desk, connection: Connection): void {
  const { channelMax, heartbeat } = desk.broker.config
  const seconds = heartbeat / TICKS_PER_SECOND
  answer(desk, connection, {
    type: 'connection.tune',
    connection: connection.name,
    channelMax,
    heartbeat: seconds,
  })
}

function open(desk: Desk, connection: Connection): void {
  const { name, heartbeat, channelMax } = connection
  desk.turn.emit({ type: 'connection.opened', connection: name, heartbeat, channelMax })
  answer(desk, connection, { type: 'connection.open-ok', connection: name })
  beat(desk, connection)
  hear(desk, connection)
}

function closeByClient(desk: Desk, connection: Connection): void {
  const { name } = connection
  if (connection.status !== 'closing') {
    const seq = desk.turn.emit({
      type: 'connection.closed',
      connection: name,
      by: 'client',
      code: 200,
      text: '',
    })
    letAllGo(desk, connection, seq)
  }
  answer(desk, connection, { type: 'connection.close-ok', connection: name })
  forget(desk, connection)
}

/** Channel after channel, then the queues that only this connection could use (exq-03). */
function letAllGo(desk: Desk, connection: Connection, cause: Seq): void {
  letGo(desk, connection, [...connection.closing.values()], cause)
  for (const queue of [...desk.broker.queues.values()]) {
    if (queue.owner === connection.name) deleteQueue(desk, queue, 'exclusive')
  }
}

function forget(desk: Desk, connection: Connection): void {
  desk.turn.emit({ type: 'tcp.closed', connection: connection.name })
}
