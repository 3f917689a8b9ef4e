import { type Transit, takeBack } from './agenda.ts'
import type { Tick, Ticks } from './clock.ts'
import type { Typed } from './model.ts'
import { type Link, linkOf, linkOfTransit } from './network.ts'
import type { PhysicsSignal } from './physics.ts'
import type { RunTurn } from './turn.ts'
import type { World } from './world.ts'

/**
 * Carries out an order to cables and processes. Gives back what had waited for a process that resumes, to be
 * handed to it now, in order.
 */
export function obey<State, Event extends Typed, Signal extends Typed, Setup>(
  world: World<State, Signal>,
  turn: RunTurn<State, Event, Signal, Setup>,
  order: PhysicsSignal,
): readonly Transit<Signal>[] {
  switch (order.type) {
    case 'link.cut':
      for (const link of bothWays(world, order.between)) cut(world, link)
      turn.emitPhysics({ type: 'link.cut', between: order.between })
      return []
    case 'link.hold':
      for (const link of bothWays(world, order.between)) link.status = 'held'
      turn.emitPhysics({ type: 'link.held', between: order.between })
      return []
    case 'link.restore':
      turn.emitPhysics({ type: 'link.restored', between: order.between })
      for (const link of bothWays(world, order.between)) restore(turn, link)
      return []
    case 'link.delay':
      for (const link of bothWays(world, order.between))
        link.latency = { least: order.ticks, most: order.ticks }
      turn.emitPhysics({ type: 'link.delayed', between: order.between, ticks: order.ticks })
      return []
    case 'link.drop': {
      const { from, to, ticks } = order
      linkOf(world.network, from, to).resend = ticks
      turn.emitPhysics({ type: 'link.dropping', from, to, ticks })
      return []
    }
    case 'packet.drop':
      dropPacket(world, turn, order.order, order.ticks)
      return []
    case 'process.freeze':
      if (!world.physics.frozen.has(order.place)) world.parked.set(order.place, [])
      turn.emitPhysics({ type: 'process.frozen', place: order.place })
      return []
    case 'process.resume':
      return resume(world, turn, order.place)
  }
}

function bothWays<Signal>(world: World<unknown, Signal>, between: readonly [string, string]): Link<Signal>[] {
  const [one, other] = between
  return [linkOf(world.network, one, other), linkOf(world.network, other, one)]
}

/** What is on the link now has a lower order than what will be sent: it is lost when it would arrive. */
function cut<Signal>(world: World<unknown, Signal>, link: Link<Signal>): void {
  link.status = 'cut'
  link.lostBelow = world.nextOrder
  link.waiting.length = 0
  world.cuts++
}

/** TCP gives its bytes to the process in order: what is behind a lost packet waits for it (RFC 9293, 3.4). */
function dropPacket<State, Event extends Typed, Signal extends Typed, Setup>(
  world: World<State, Signal>,
  turn: RunTurn<State, Event, Signal, Setup>,
  order: number,
  ticks: Ticks,
): void {
  // Under whom the cable was cut, nobody sends it again.
  const isMeant = (transit: Transit<Signal>) =>
    transit.order === order &&
    transit.link !== undefined &&
    order >= linkOfTransit(world.network, transit).lostBelow
  const [lost] = takeBack(world.agenda, isMeant)
  if (lost === undefined) return
  const link = linkOfTransit(world.network, lost)
  const behind = takeBack(world.agenda, (transit) => transit.link === link.name && transit.order > order)
  const { from, to, signal } = lost
  const fact = { order, behind: behind.map((transit) => transit.order), from, to, signal: signal.type, ticks }
  turn.emitPhysics({ type: 'transit.dropped', ...fact })
  if (link.status === 'held') link.waiting.unshift(lost, ...behind)
  else for (const transit of [lost, ...behind]) sendAgain(turn, link, transit, turn.now + ticks)
}

function sendAgain<State, Event extends Typed, Signal extends Typed, Setup>(
  turn: RunTurn<State, Event, Signal, Setup>,
  link: Link<Signal>,
  transit: Transit<Signal>,
  least: Tick,
): void {
  link.lastArrival = Math.max(link.lastArrival, transit.arrives, least)
  turn.sendAgain(transit, Math.max(transit.arrives, least))
}

function restore<State, Event extends Typed, Signal extends Typed, Setup>(
  turn: RunTurn<State, Event, Signal, Setup>,
  link: Link<Signal>,
): void {
  link.status = 'up'
  for (const { from, to, signal, cause } of link.waiting.splice(0)) turn.send(from, to, signal, cause)
}

function resume<State, Event extends Typed, Signal extends Typed, Setup>(
  world: World<State, Signal>,
  turn: RunTurn<State, Event, Signal, Setup>,
  place: string,
): readonly Transit<Signal>[] {
  const waiting = world.parked.get(place) ?? []
  world.parked.delete(place)
  turn.emitPhysics({ type: 'process.resumed', place })
  return waiting
}
