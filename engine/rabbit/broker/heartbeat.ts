import type { BrokerTimer } from '../methods.ts'
import { lose } from './connection.ts'
import { answer, type Desk } from './desk.ts'
import { beat, hear } from './heartbeat-clock.ts'

/** Checks without a word from the peer after which it is given up: two intervals to three (rabbit_heartbeat). */
const MISSED_MAX = 2

type Timer<Type extends BrokerTimer['type']> = Extract<BrokerTimer, { readonly type: Type }>

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
