import type { FieldValue, Table } from '../../rabbit/methods.ts'

/** A recorded case, as the oracle's README writes it. */
export interface RabbitCase {
  readonly id: string
  readonly topology: {
    readonly exchanges?: readonly DeclaredExchange[]
    readonly queues?: readonly DeclaredQueue[]
    readonly bindings?: readonly Bound[]
  }
  readonly clients: readonly {
    readonly conn: string
    readonly channels: readonly { readonly ch: string; readonly confirm?: boolean | 'raw' }[]
  }[]
  readonly steps: readonly Step[]
  readonly observed: readonly Observed[]
  readonly alternatives?: readonly (readonly Observed[])[]
  readonly v4?: 'same' | 'last-death' | Outcomes
}

/** What was seen, and what else was seen in other runs: any of them is right. */
export interface Outcomes {
  readonly observed: readonly Observed[]
  readonly alternatives?: readonly (readonly Observed[])[]
}

/** One thing that was seen, and during which step. */
export interface Observed {
  readonly step: number
  readonly event: string
  readonly [field: string]: unknown
}

export interface DeclaredExchange {
  readonly name: string
  readonly type: string
  readonly durable?: boolean
  readonly autoDelete?: boolean
  readonly internal?: boolean
  readonly passive?: boolean
  readonly arguments?: Table
}

export interface DeclaredQueue {
  readonly name: string
  readonly durable?: boolean
  readonly autoDelete?: boolean
  readonly exclusive?: boolean
  readonly passive?: boolean
  readonly arguments?: Table
}

export interface Bound {
  readonly source: string
  readonly destination: string
  readonly destinationType?: 'queue' | 'exchange'
  readonly key?: string
  readonly arguments?: Table
}

/** A message of a `publish` step. */
export interface Published {
  readonly id: string
  readonly size?: number
  readonly headers?: Table
  readonly expiration?: string | number
  readonly priority?: number
  readonly persistent?: boolean
  readonly immediate?: boolean
}

/** Which delivery is settled: the latest one of a message on the channel, or a tag. */
interface Settled {
  readonly ch: string
  readonly message?: string
  readonly tag?: number
  readonly multiple?: boolean
  readonly requeue?: boolean
}

interface OnChannel {
  readonly ch: string
}

/** What the experimenter did. */
export type Step = { readonly settle?: boolean } & (
  | ({
      readonly op: 'publish'
      readonly exchange: string
      readonly key: string
      readonly messages: readonly Published[]
      readonly mandatory?: boolean
    } & OnChannel)
  | ({
      readonly op: 'consume'
      readonly consumer: string
      readonly queue: string
      readonly ack: 'manual' | 'auto'
      readonly exclusive?: boolean
      readonly arguments?: Table
    } & OnChannel)
  | { readonly op: 'cancel'; readonly consumer: string }
  | ({ readonly op: 'get'; readonly queue: string; readonly ack: 'manual' | 'auto' } & OnChannel)
  | ({ readonly op: 'ack' } & Settled)
  | ({ readonly op: 'nack' } & Settled)
  | ({ readonly op: 'reject' } & Settled)
  | ({ readonly op: 'qos'; readonly prefetch: number; readonly global?: boolean } & OnChannel)
  | ({ readonly op: 'recover' | 'txSelect' | 'txCommit' | 'txRollback' | 'confirmSelect' } & OnChannel)
  | ({ readonly op: 'purge'; readonly queue: string } & OnChannel)
  | ({ readonly op: 'declareQueue' } & DeclaredQueue & OnChannel)
  | ({
      readonly op: 'deleteQueue'
      readonly name: string
      readonly ifUnused?: boolean
      readonly ifEmpty?: boolean
    } & OnChannel)
  | ({ readonly op: 'declareExchange' } & DeclaredExchange & OnChannel)
  | ({ readonly op: 'deleteExchange'; readonly name: string; readonly ifUnused?: boolean } & OnChannel)
  | ({ readonly op: 'bind' | 'unbind' } & Bound & OnChannel)
  | { readonly op: 'connect'; readonly conn: string; readonly heartbeat?: number }
  | {
      readonly op: 'openChannel'
      readonly conn: string
      readonly ch: string
      readonly confirm?: boolean | 'raw'
    }
  | ({ readonly op: 'closeChannel' } & OnChannel)
  | { readonly op: 'closeConnection' | 'killConnection' | 'silence'; readonly conn: string }
  | ({
      readonly op: 'route'
      readonly exchange: string
      readonly key: string
      readonly headers?: Readonly<Record<string, FieldValue>>
    } & OnChannel)
  | { readonly op: 'depth'; readonly queues: readonly string[] }
  | { readonly op: 'listConnections' | 'listConsumers' }
  | { readonly op: 'restartBroker'; readonly hard?: boolean }
  | { readonly op: 'consumerTimeout'; readonly ms: number }
  | { readonly op: 'wait'; readonly ms: number }
)
