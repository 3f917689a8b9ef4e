import type { Projection } from '../../kernel/scene.ts'
import type { KafkaEvent } from '../events.ts'
import type { KafkaSignal } from '../requests.ts'
import type { KafkaState } from '../state.ts'
import { brokerPlaces } from './brokers.ts'
import { clientPlaces } from './clients.ts'
import { guardsOf } from './guards/index.ts'
import { lineOf } from './lines.ts'
import { lifecycles, livesOf } from './lives.ts'
import { hopOf, motionOf } from './motion.ts'
import { tablesOf } from './tables.ts'
import { wiresOf } from './wires.ts'

/** What a Kafka world shows of itself. */
export const kafkaProjection: Projection<KafkaState, KafkaEvent, KafkaSignal> = {
  sceneOf: (state, physics) => ({
    places: [...brokerPlaces(state), ...clientPlaces(state, physics)],
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
