import type { BrokerTimer } from '../methods.ts'
import type { Connection } from '../state.ts'
import { lose } from './connection.ts'
import { answer, type Desk } from './desk.ts'

/** Checks without a word from the peer after which it is given up: two intervals to three (rabbit_heartbeat). */
const MISSED_MAX = 2

type Timer<Type extends BrokerTimer['type']> = Extract<BrokerTimer, { readonly type: Type }>

/** Sets the clock for the broker's next heartbeat: two in an interval. */
export function beat(desk: Desk, { name, heartbeat }: Connection): void {
  if (heartbeat === 0) return
  const { incarnation = 0 } = desk.broker.nodes.get(desk.node) ?? {}
  desk.turn.pass(desk.node, desk.node, Math.trunc(heartbeat / 2), {
    type: 'timer.beat',
    connection: name,
    incarnation,
  })
}

/** Sets the clock for the next look at whether the peer has said something. */
export function hear(desk: Desk, { name, heartbeat }: Connection, missed = 0): void {
  if (heartbeat === 0) return
  const { incarnation = 0 } = desk.broker.nodes.get(desk.node) ?? {}
  const since = desk.turn.now
  const timer = { type: 'timer.hear', connection: name, incarnation, since, missed } as const
  desk.turn.pass(desk.node, desk.node, heartbeat, timer)
}

/** Time to send one. */
export function onBeat(desk: Desk, timer: Timer<'timer.beat'>): void {
  const connection = living(desk, timer)
  if (connection === undefined) return
  answer(desk, connection, { type: 'heartbeat', connection: connection.name })
  beat(desk, connection)
}

/** A peer that said nothing for two intervals is gone, whatever its TCP says (conn-05, conn-06). */
export function onHear(desk: Desk, timer: Timer<'timer.hear'>): void {
  const connection = living(desk, timer)
  if (connection === undefined) return
  const { name } = connection
  if (connection.lastHeard > timer.since || connection.blocked) return hear(desk, connection)
  const missed = timer.missed + 1
  desk.turn.emit({ type: 'heartbeat.missed', connection: name, missed })
  if (missed < MISSED_MAX) return hear(desk, connection, missed)
  answer(desk, connection, { type: 'tcp.fin', connection: name })
  lose(desk, connection, 'heartbeat')
}

/** A connection's timers outlive neither it nor the node that set them. */
function living(desk: Desk, { connection: name, incarnation }: { connection: string; incarnation: number }) {
  const connection = desk.broker.connections.get(name)
  const isOurs = desk.broker.nodes.get(desk.node)?.incarnation === incarnation
  return isOurs && connection?.status === 'running' ? connection : undefined
}
