import type { Projection } from '../../kernel/scene.ts'
import type { RabbitEvent } from '../events.ts'
import type { RabbitSignal } from '../methods.ts'
import type { RabbitState } from '../state.ts'
import { clientPlaces } from './applications.ts'
import { brokerPlaces } from './brokers.ts'
import { guardsOf } from './guards/index.ts'
import { lineOf } from './lines/index.ts'
import { lifecycles, livesOf } from './lives.ts'
import { hopOf, motionOf } from './motion.ts'
import { tablesOf } from './tables.ts'
import { wiresOf } from './wires.ts'

/** What a RabbitMQ world shows of itself. */
export const rabbitProjection: Projection<RabbitState, RabbitEvent, RabbitSignal> = {
  sceneOf: (state, physics, now) => ({
    places: [...brokerPlaces(state), ...clientPlaces(state, physics, now)],
    wires: wiresOf(state, physics),
  }),
  motionOf,
  hopOf,
  lineOf,
  tablesOf,
  guardsOf,
  lifecycles,
  livesOf,
}
