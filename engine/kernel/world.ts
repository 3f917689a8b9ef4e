import type { Address, Agenda, Transit } from './agenda.ts'
import { copyAgenda, createAgenda } from './agenda.ts'
import type { Tick } from './clock.ts'
import type { Model, Typed } from './model.ts'
import { copyNetwork, createNetwork, type Network } from './network.ts'
import { copyPhysics, createPhysics, type Physics } from './physics.ts'
import { createRng, type Rng } from './rng.ts'

/** The present: plain data, and enough to go on from. */
export interface World<State, Signal> {
  readonly state: State
  /** The tick up to which everything is done. */
  now: Tick
  started: boolean
  /** The row of the next command of the journal. */
  nextCommand: number
  /** The order of the next transit. */
  nextOrder: number
  /** How many links were ever cut: while none was, no arrival has to ask. */
  cuts: number
  readonly agenda: Agenda<Signal>
  readonly network: Network<Signal>
  readonly physics: Physics
  /** What reached a frozen process, oldest first. */
  readonly parked: Map<Address, Transit<Signal>[]>
  readonly dice: Map<Address, Rng>
}

/** The world before its first tick. */
export function createWorld<State, Event extends Typed, Signal extends Typed, Setup>(
  model: Model<State, Event, Signal, Setup>,
  seed: number,
  setup: Setup,
): World<State, Signal> {
  return {
    state: model.create(setup),
    now: 0,
    started: false,
    nextCommand: 0,
    nextOrder: 0,
    cuts: 0,
    agenda: createAgenda(),
    network: createNetwork(seed, model.network(setup)),
    physics: createPhysics(),
    parked: new Map(),
    dice: new Map(),
  }
}

/** A copy that shares nothing that changes. */
export function copyWorld<State, Signal>(
  model: { copy(state: State): State },
  world: World<State, Signal>,
): World<State, Signal> {
  const parked = new Map<Address, Transit<Signal>[]>()
  for (const [place, transits] of world.parked) parked.set(place, transits.slice())
  const dice = new Map<Address, Rng>()
  for (const [place, rng] of world.dice) dice.set(place, [...rng])
  return {
    ...world,
    state: model.copy(world.state),
    agenda: copyAgenda(world.agenda),
    network: copyNetwork(world.network),
    physics: copyPhysics(world.physics),
    parked,
    dice,
  }
}

/** The dice of a place; its stream begins at its first draw. */
export function diceOf(world: World<unknown, unknown>, place: Address): Rng {
  const known = world.dice.get(place)
  if (known !== undefined) return known
  const rng = createRng(world.network.seed, place)
  world.dice.set(place, rng)
  return rng
}
