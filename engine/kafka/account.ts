/** Kafka's other door, for readers of traces: nothing of how it decides is behind it. */
import type { Account } from '../kernel/engine.ts'
import { PHYSICS_EVENTS } from '../kernel/physics.ts'
import { copyKafka } from './copy.ts'
import { createKafka } from './create.ts'
import type { KafkaEvent } from './events.ts'
import { evolveKafka, kafkaFacts } from './evolve.ts'
import { kafkaGuarantees } from './guarantees.ts'
import { kafkaProjection } from './projection/index.ts'
import type { KafkaSignal } from './requests.ts'
import type { KafkaSetup } from './setup.ts'
import type { KafkaState } from './state.ts'

/** Kafka as a reader of its traces sees it. */
export const kafkaAccount: Account<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup> = {
  model: { create: createKafka, copy: copyKafka, evolve: evolveKafka },
  projection: kafkaProjection,
  facts: new Set([...kafkaFacts, ...PHYSICS_EVENTS]),
  guarantees: kafkaGuarantees,
}
