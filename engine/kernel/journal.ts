import type { Address } from './agenda.ts'
import type { Tick } from './clock.ts'
import type { PhysicsSignal } from './physics.ts'

/** An order from outside, by a scenario's script or a reader's hand: the only input of a run. */
export interface Command<Signal> {
  readonly at: Tick
  readonly to: Address
  readonly signal: Signal | PhysicsSignal
}

/** All that decides a run: the same journal gives the same trace, on every machine. */
export interface Journal<Signal, Setup> {
  /** Any 32-bit integer. */
  readonly seed: number
  readonly setup: Setup
  readonly commands: readonly Command<Signal>[]
}

/** The journal with one more command: after those of its tick, so that a fork and a fresh run agree. */
export function withCommand<Signal, Setup>(
  journal: Journal<Signal, Setup>,
  command: Command<Signal>,
): Journal<Signal, Setup> {
  return { ...journal, commands: inOrder([...journal.commands, command]) }
}

/** Commands by tick; those of one tick stay in the order they were given. */
export function inOrder<Signal>(commands: readonly Command<Signal>[]): readonly Command<Signal>[] {
  return commands
    .map((command, index) => ({ command, index }))
    .sort((one, other) => one.command.at - other.command.at || one.index - other.index)
    .map(({ command }) => command)
}
