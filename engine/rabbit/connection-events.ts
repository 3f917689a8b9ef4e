import type { Address } from '../kernel/agenda.ts'
import type { Tick } from '../kernel/clock.ts'
import type { Content, Table, WireSignal } from './methods.ts'

/** Who ended a connection or a channel. */
export type EndedBy = 'client' | 'broker'

/** A node, its memory, its policies. */
export type NodeEvent =
  | { readonly type: 'node.started'; readonly node: Address; readonly incarnation: number }
  /** kill -9: what was not on disk is gone. */
  | { readonly type: 'node.crashed'; readonly node: Address }
  | { readonly type: 'node.stopped'; readonly node: Address }
  | { readonly type: 'alarm.set'; readonly reason: 'memory' | 'disk' }
  | { readonly type: 'alarm.cleared'; readonly reason: 'memory' | 'disk' }
  | { readonly type: 'env.set'; readonly name: string; readonly value: number }
  | {
      readonly type: 'policy.set'
      readonly name: string
      readonly pattern: string
      readonly applyTo: string
      readonly priority: number
      readonly definition: Table
    }
  | { readonly type: 'policy.cleared'; readonly name: string }

/** The life of connections and channels, as the broker sees it. */
export type ConnectionEvent =
  /** TCP is there; AMQP is not yet. */
  | {
      readonly type: 'connection.accepted'
      readonly connection: string
      readonly client: Address
      readonly node: Address
    }
  /** What both sides agreed on. `heartbeat` is in ticks; 0 is none. */
  | {
      readonly type: 'connection.tuned'
      readonly connection: string
      readonly heartbeat: number
      readonly channelMax: number
    }
  | {
      readonly type: 'connection.opened'
      readonly connection: string
      /** In ticks; 0 is none. */
      readonly heartbeat: number
      readonly channelMax: number
    }
  /** By an AMQP close, either way. */
  | {
      readonly type: 'connection.closed'
      readonly connection: string
      readonly by: EndedBy
      readonly code: number
      readonly text: string
    }
  /** TCP is gone after an AMQP close: nobody lists the connection any more. */
  | { readonly type: 'tcp.closed'; readonly connection: string }
  /** Without an AMQP close: the peer's machine ended TCP, or it was silent for two heartbeats. */
  | { readonly type: 'connection.lost'; readonly connection: string; readonly reason: 'tcp' | 'heartbeat' }
  | { readonly type: 'connection.blocked'; readonly connection: string; readonly reason: string }
  | { readonly type: 'connection.unblocked'; readonly connection: string }
  /** It arrived while the connection was blocked: it waits in TCP's buffer. */
  | { readonly type: 'signal.stalled'; readonly connection: string; readonly signal: WireSignal }
  | { readonly type: 'heartbeat.received'; readonly connection: string }
  | { readonly type: 'heartbeat.missed'; readonly connection: string; readonly missed: number }
  | ({ readonly type: 'channel.opened' } & OnChannel)
  | ({
      readonly type: 'channel.closed'
      readonly by: EndedBy
      readonly code: number
      readonly text: string
    } & OnChannel)
  | ({ readonly type: 'qos.set'; readonly prefetchCount: number; readonly global: boolean } & OnChannel)
  | ({
      readonly type: 'frame.received'
      readonly frame: 'method' | 'header' | 'body'
      readonly of: string
    } & Partial<FrameMethod> &
      OnChannel)
  /** What an empty queue name means on this channel from now on. */
  | ({ readonly type: 'queue.named'; readonly queue: string } & OnChannel)
  /** When the broker next looks for deliveries that nobody acknowledges. */
  | ({ readonly type: 'channel.watched'; readonly at: Tick } & OnChannel)
  /** The global limit has room again: a queue that it stopped may go on. */
  | ({ readonly type: 'channel.resumed'; readonly queue: string } & OnChannel)
  | ({ readonly type: 'confirm.selected' } & OnChannel)
  | ({ readonly type: 'tx.selected' } & OnChannel)
  | ({
      readonly type: 'tx.published'
      readonly exchange: string
      readonly routingKey: string
      readonly mandatory: boolean
      readonly content: Content
      readonly copies?: readonly string[]
      readonly queues: readonly string[]
    } & OnChannel)
  | ({
      readonly type: 'tx.settled'
      readonly how: 'ack' | 'requeue' | 'discard'
      readonly deliveryTags: readonly number[]
    } & OnChannel)
  | ({ readonly type: 'tx.committed' } & OnChannel)
  | ({ readonly type: 'tx.rolledBack' } & OnChannel)

interface FrameMethod {
  readonly exchange: string
  readonly routingKey: string
  readonly mandatory: boolean
}

/** A channel of a connection. */
export interface OnChannel {
  readonly connection: string
  readonly channel: number
}
