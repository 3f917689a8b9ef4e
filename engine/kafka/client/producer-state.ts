import type { Address } from '../../kernel/agenda.ts'
import type { ProducerSetup } from '../setup.ts'
import type { ClientMetadata, InFlight } from './consumer-state.ts'

/** A producer: the application, its client library, and what they know. */
export interface Producer {
  readonly name: Address
  setup: ProducerSetup
  status: 'stopped' | 'running' | 'closed' | 'crashed'
  incarnation: number
  readonly metadata: ClientMetadata
  readonly requests: Map<number, InFlight>
  nextCorrelationId: number
}
