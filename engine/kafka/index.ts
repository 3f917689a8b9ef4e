/** Kafka's door: how it runs, how it is shown, what it can promise. */
import type { Engine } from '../kernel/engine.ts'
import { kafkaAccount } from './account.ts'
import type { KafkaEvent } from './events.ts'
import { kafka } from './model.ts'
import type { KafkaSignal } from './requests.ts'
import type { KafkaSetup } from './setup.ts'
import type { KafkaState } from './state.ts'

export type { KafkaEvent } from './events.ts'
export type { KafkaSignal } from './requests.ts'
export type { KafkaSetup } from './setup.ts'
export type { KafkaState } from './state.ts'
export { kafka }

/** Kafka, whole. */
export const kafkaEngine: Engine<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup> = {
  ...kafkaAccount,
  model: kafka,
}
