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
import { sharePlaces, shareTables, shareWires } from './shares.ts'
import { tablesOf } from './tables.ts'
import { wiresOf } from './wires.ts'

/** What a Kafka world shows of itself. */
export const kafkaProjection: Projection<KafkaState, KafkaEvent, KafkaSignal> = {
  sceneOf: (state, physics) => ({
    places: [...brokerPlaces(state), ...clientPlaces(state, physics), ...sharePlaces(state, physics)],
    wires: [...wiresOf(state, physics), ...shareWires(state)],
  }),
  motionOf,
  hopOf,
  lineOf,
  tablesOf: (state, physics) => [...tablesOf(state, physics), ...shareTables(state)],
  guardsOf,
  lifecycles,
  livesOf,
}
