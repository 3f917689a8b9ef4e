import type { Address } from '../kernel/agenda.ts'
import type { Tick } from '../kernel/clock.ts'
import type { OnChannel } from './connection-events.ts'
import type { Table } from './methods.ts'
import type { Entry } from './state.ts'

/** The kinds of queue. */
export type QueueType = 'classic' | 'quorum' | 'stream'

/** What is declared. */
export type TopologyEvent =
  | {
      readonly type: 'exchange.declared'
      readonly exchange: string
      readonly exchangeType: string
      readonly durable: boolean
      readonly autoDelete: boolean
      readonly internal: boolean
      readonly arguments: Table
    }
  | { readonly type: 'exchange.deleted'; readonly exchange: string }
  | ({ readonly type: 'binding.added' } & BindingFields)
  | ({ readonly type: 'binding.removed' } & BindingFields)
  | {
      readonly type: 'queue.declared'
      readonly queue: string
      readonly queueType: QueueType
      readonly durable: boolean
      readonly autoDelete: boolean
      /** The node that it lives on, or that leads it. */
      readonly node: Address
      /** The connection that alone may use it; absent when it is not exclusive. */
      readonly owner?: string
      readonly arguments: Table
    }
  | {
      readonly type: 'queue.deleted'
      readonly queue: string
      readonly reason: 'command' | 'expired' | 'auto-delete' | 'exclusive' | 'transient'
      /** Ready messages that went with it. */
      readonly messages: number
    }
  /** Its process fell over: `survivors` were on disk, and are ready again unless it failed once too often. */
  | {
      readonly type: 'queue.crashed'
      readonly queue: string
      readonly survivors: readonly Entry[]
      readonly lost: number
      /** This and the earlier ones that still count. */
      readonly crashes: readonly Tick[]
      readonly recovers: boolean
    }
  | { readonly type: 'queue.purged'; readonly queue: string; readonly messages: number }
  /** The broker looks at the head of a queue again at that tick. */
  | { readonly type: 'queue.watched'; readonly queue: string; readonly at: Tick; readonly timer: number }
  /** Nobody uses it: unless somebody does before that tick, `x-expires` ends it. */
  | { readonly type: 'queue.idled'; readonly queue: string; readonly at: Tick; readonly timer: number }
  /** Quorum with `reject-publish`: over its limit, so publishers are told to stop. */
  | { readonly type: 'queue.filled'; readonly queue: string }
  /** ... and below four fifths of it again. */
  | { readonly type: 'queue.drained'; readonly queue: string }

interface BindingFields {
  readonly source: string
  readonly destination: string
  readonly destinationType: 'queue' | 'exchange'
  readonly routingKey: string
  readonly arguments: Table
}

/** Who consumes from what. */
export type ConsumerEvent =
  | ({
      readonly type: 'consumer.added'
      readonly noAck: boolean
      readonly exclusive: boolean
      /** 0 is no limit. */
      readonly prefetchCount: number
      readonly priority: number
      readonly arguments: Table
      /** A stream's: where it begins to read. */
      readonly offset?: number
    } & ConsumerFields)
  | ({ readonly type: 'consumer.removed'; readonly reason: 'cancel' | 'channel' | 'queue' } & ConsumerFields)
  /**
   * A message was offered to it and there was no room: it leaves the rotation. `limit` is what stopped it: its
   * own prefetch, the channel's (`global`), or the channel that was stopped before.
   */
  | ({
      readonly type: 'consumer.blocked'
      readonly limit: 'prefetch' | 'global' | 'channel'
    } & ConsumerFields)
  /** It has room again: it joins the rotation at its tail. */
  | ({ readonly type: 'consumer.unblocked' } & ConsumerFields)
  /** Single active consumer: it is the one now. */
  | ({ readonly type: 'consumer.activated' } & ConsumerFields)
  /** ... and no longer, while another one is. */
  | ({ readonly type: 'consumer.deactivated' } & ConsumerFields)

interface ConsumerFields extends OnChannel {
  readonly queue: string
  readonly consumerTag: string
}
