import type { Engine, Typed } from '../engine/index.ts'
import { kafkaEngine } from '../engine/kafka/index.ts'
import { rabbitEngine } from '../engine/rabbit/index.ts'
import type { ModelName } from '../scenarios/index.ts'

/** An engine whose words nobody here has to know. */
export type AnyEngine = Engine<unknown, Typed, Typed, unknown>

/** The engine of each kind of scenario. */
export const engines: Readonly<Record<ModelName, AnyEngine>> = {
  rabbitmq: rabbitEngine as unknown as AnyEngine,
  kafka: kafkaEngine as unknown as AnyEngine,
}
