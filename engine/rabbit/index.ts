import type { Engine } from '../kernel/engine.ts'
import { PHYSICS_EVENTS } from '../kernel/physics.ts'
import { clientFacts } from './client/evolve/index.ts'
import type { RabbitEvent } from './events.ts'
import { brokerFolds } from './evolve/index.ts'
import { rabbitGuarantees } from './guarantees/index.ts'
import type { RabbitSignal } from './methods.ts'
import { rabbit } from './model.ts'
import { rabbitProjection } from './projection/index.ts'
import type { RabbitSetup } from './setup.ts'
import type { RabbitState } from './state.ts'

export { rabbit }

/** RabbitMQ as the rest of the program sees it. */
export const rabbitEngine: Engine<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup> = {
  model: rabbit,
  projection: rabbitProjection,
  facts: new Set([...Object.keys(brokerFolds), ...clientFacts, ...PHYSICS_EVENTS]),
  guarantees: rabbitGuarantees,
}
