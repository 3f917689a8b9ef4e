/** RabbitMQ's other door, for readers of traces: nothing of how it decides is behind it. */
import type { Account } from '../kernel/engine.ts'
import { PHYSICS_EVENTS } from '../kernel/physics.ts'
import { clientFacts } from './client/evolve/index.ts'
import type { RabbitEvent } from './events.ts'
import { brokerFolds } from './evolve/index.ts'
import { rabbitFold } from './fold.ts'
import { rabbitGuarantees } from './guarantees/index.ts'
import type { RabbitSignal } from './methods.ts'
import { rabbitProjection } from './projection/index.ts'
import type { RabbitSetup } from './setup.ts'
import type { RabbitState } from './state.ts'

/** RabbitMQ as a reader of its traces sees it. */
export const rabbitAccount: Account<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup> = {
  model: rabbitFold,
  projection: rabbitProjection,
  facts: new Set([...Object.keys(brokerFolds), ...clientFacts, ...PHYSICS_EVENTS]),
  guarantees: rabbitGuarantees,
}
