import type { Law } from '../kernel/model.ts'
import type { KafkaEvent } from './events.ts'
import type { KafkaState } from './state.ts'

/** The laws of a Kafka world. */
export const kafkaLaws: readonly Law<KafkaState, KafkaEvent>[] = []
