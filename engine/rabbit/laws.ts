import type { Law } from '../kernel/model.ts'
import type { RabbitEvent } from './events.ts'
import type { RabbitState } from './state.ts'

/** Laws of the broker. */
export const laws: readonly Law<RabbitState, RabbitEvent>[] = []
