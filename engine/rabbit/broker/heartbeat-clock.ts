import type { Connection } from '../state.ts'
import type { Desk } from './desk.ts'

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
