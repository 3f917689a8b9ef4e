import type { ModelName } from '../../format.ts'
import type { Place } from '../places.ts'

/** A term: in which broker it is at home, where it is seen, what it is taken for. */
export interface Term {
  readonly id: TermId
  readonly models: readonly ModelName[]
  /** Where it is met: the first is its home. */
  readonly seen: readonly Place[]
  readonly confused?: readonly TermId[]
  /** Settings that decide about it. */
  readonly settings?: readonly string[]
}

/** The terms, by the word in their address. */
export type TermId =
  | 'exchange'
  | 'binding'
  | 'routing-key'
  | 'default-exchange'
  | 'channel'
  | 'confirm'
  | 'ack'
  | 'nack'
  | 'delivery-tag'
  | 'redelivered'
  | 'prefetch'
  | 'ttl'
  | 'dead-letter'
  | 'poison'
  | 'push-pull'
  | 'guarantees'
  | 'idempotence'
  | 'topic'
  | 'partition'
  | 'offset'
  | 'partitioner'
  | 'position'
  | 'committed'
  | 'lag'
  | 'replica'
  | 'group'
  | 'coordinator'
  | 'generation'
  | 'rebalance'
  | 'assignor'
  | 'heartbeat'
  | 'poll-interval'
  | 'callbacks'
  | 'reset'
  | 'retention'
  | 'backpressure'

/** At home in which broker. */
export const RABBIT = ['rabbitmq'] as const

/** At home in which broker. */
export const KAFKA = ['kafka'] as const

/** At home in both. */
export const BOTH = ['rabbitmq', 'kafka'] as const
