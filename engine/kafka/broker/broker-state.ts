import type { Address } from '../../kernel/agenda.ts'
import type { Tick } from '../../kernel/clock.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import type { Fetch } from '../protocol/client-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { Properties } from '../setup.ts'
import type { BrokerConfig } from './broker-config.ts'

/** A fetch that waits in the purgatory until there is enough, or its time is over. */
export interface DelayedFetch {
  readonly id: number
  readonly client: Address
  readonly request: Fetch
  readonly deadline: Tick
}

/** A broker process and what is on its disk. */
export interface Broker {
  readonly address: Address
  readonly id: number
  status: 'running' | 'stopped' | 'crashed'
  incarnation: number
  /** `server.properties`: what was said, and what of it is obeyed. */
  properties: Properties
  config: BrokerConfig
  /** Its replicas. */
  readonly logs: Map<PartitionName, PartitionLog>
  readonly delayedFetches: Map<number, DelayedFetch>
  /** Which delayed fetches wait for a partition. */
  readonly watchers: Map<PartitionName, Set<number>>
  nextDelayed: number
}
