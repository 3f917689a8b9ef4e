import type { Address } from '../../kernel/agenda.ts'
import type { Turn } from '../../kernel/model.ts'
import type { RabbitEvent } from '../events.ts'
import type { RabbitSignal } from '../methods.ts'
import type { RabbitState } from '../state.ts'

/**
 * The clients' part of the world, as the model calls it. A signal to an address that is no broker node comes
 * here; so does a fact that is not the broker's.
 */
export interface ClientPart {
  start(state: RabbitState, turn: Turn<RabbitEvent, RabbitSignal>): void
  handle(
    state: RabbitState,
    to: Address,
    signal: RabbitSignal,
    turn: Turn<RabbitEvent, RabbitSignal>,
    from: Address,
  ): void
  /** False when the fact is unknown to it. */
  evolve(state: RabbitState, event: RabbitEvent, tick: number, seq: number): boolean
}
