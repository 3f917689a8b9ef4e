import type { Engine } from '../kernel/engine.ts'
import { rabbitAccount } from './account.ts'
import type { RabbitEvent } from './events.ts'
import type { RabbitSignal } from './methods.ts'
import { rabbit } from './model.ts'
import type { RabbitSetup } from './setup.ts'
import type { RabbitState } from './state.ts'

export { rabbit }

/** RabbitMQ as the rest of the program sees it. */
export const rabbitEngine: Engine<RabbitState, RabbitEvent, RabbitSignal, RabbitSetup> = {
  ...rabbitAccount,
  model: rabbit,
}
