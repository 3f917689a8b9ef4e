import type { Turn } from '../kernel/model.ts'
import type { Broker } from './broker/broker-state.ts'
import type { KafkaEvent } from './events.ts'
import type { KafkaResponse, KafkaSignal } from './requests.ts'
import type { KafkaState } from './state.ts'

/** What a handler of this model may do. */
export type KafkaTurn = Turn<KafkaEvent, KafkaSignal>

/** A broker at work: what brokers share, itself, and its turn. Clients are never given one. */
export interface BrokerDesk {
  readonly kafka: KafkaState
  readonly broker: Broker
  readonly turn: KafkaTurn
}

/** Answers a client's request. */
export function answer({ broker, turn }: BrokerDesk, client: string, response: KafkaResponse): void {
  turn.send(broker.address, client, response)
}
