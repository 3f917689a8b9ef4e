import type { Latency } from '../kernel/network.ts'
import type { Table } from './methods.ts'
import type { ProfileName } from './profiles.ts'

/** What stands in a definitions file of `rabbitmqctl export_definitions`, by its own keys. */
export interface Definitions {
  readonly exchanges?: readonly {
    readonly name: string
    readonly type: string
    readonly durable?: boolean
    readonly auto_delete?: boolean
    readonly internal?: boolean
    readonly arguments?: Table
  }[]
  readonly queues?: readonly {
    readonly name: string
    readonly durable?: boolean
    readonly auto_delete?: boolean
    readonly arguments?: Table
  }[]
  readonly bindings?: readonly {
    readonly source: string
    readonly destination: string
    readonly destination_type?: 'queue' | 'exchange'
    readonly routing_key?: string
    readonly arguments?: Table
  }[]
  readonly policies?: readonly {
    readonly name: string
    readonly pattern: string
    readonly 'apply-to'?: string
    readonly priority?: number
    readonly definition: Table
  }[]
}

/** Settings of `rabbitmq.conf`, by their names there. Absent ones have RabbitMQ's defaults. */
export interface BrokerConfig {
  /** In seconds; 60 by default. */
  readonly heartbeat?: number
  /** 2047 by default. */
  readonly channel_max?: number
  /** In ms; 30 minutes by default. */
  readonly consumer_timeout?: number
}

/** All that decides how the broker side of a world is set up. */
export interface BrokerSetup {
  readonly profile: ProfileName
  /** How many nodes the cluster has; 1 by default. Quorum queues have a replica on each. */
  readonly nodes?: number
  readonly config?: BrokerConfig
  readonly definitions?: Definitions
  /** How long packets take between nodes; by default 1 ms. */
  readonly clusterLatency?: Latency
}
