import type { Address } from '../kernel/agenda.ts'
import type { Tick } from '../kernel/clock.ts'
import type { ClientEvent } from './client/mind.ts'
import type { Content, Table } from './methods.ts'
import type { RaftEvent } from './raft.ts'

/** The kinds of queue. */
export type QueueType = 'classic' | 'quorum' | 'stream'

/** Why a message is dead-lettered, by RabbitMQ's words in `x-death`. */
export type DeathReason = 'rejected' | 'expired' | 'maxlen' | 'delivery_limit'

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
  | { readonly type: 'connection.accepted'; readonly connection: string; readonly client: Address }
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
  /** Without an AMQP close: the peer's machine ended TCP, or it was silent for two heartbeats. */
  | { readonly type: 'connection.lost'; readonly connection: string; readonly reason: 'tcp' | 'heartbeat' }
  | { readonly type: 'connection.blocked'; readonly connection: string; readonly reason: string }
  | { readonly type: 'connection.unblocked'; readonly connection: string }
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
  | ({ readonly type: 'confirm.selected' } & OnChannel)
  | ({ readonly type: 'tx.selected' } & OnChannel)
  | ({ readonly type: 'tx.committed' } & OnChannel)
  | ({ readonly type: 'tx.rolledBack' } & OnChannel)

interface OnChannel {
  readonly connection: string
  readonly channel: number
}

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
  | { readonly type: 'queue.purged'; readonly queue: string; readonly messages: number }
  /** The broker looks at the head of a queue again at that tick. */
  | { readonly type: 'queue.watched'; readonly queue: string; readonly at: Tick; readonly timer: number }

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
    } & ConsumerFields)
  | ({ readonly type: 'consumer.removed'; readonly reason: 'cancel' | 'channel' | 'queue' } & ConsumerFields)
  /** A message was offered to it and its window was full: it leaves the rotation. */
  | ({ readonly type: 'consumer.blocked' } & ConsumerFields)
  /** It has room again: it joins the rotation at its tail. */
  | ({ readonly type: 'consumer.unblocked' } & ConsumerFields)
  /** Single active consumer: it is the one now. */
  | ({ readonly type: 'consumer.activated' } & ConsumerFields)

interface ConsumerFields extends OnChannel {
  readonly queue: string
  readonly consumerTag: string
}

/** `message` is the broker's number for one publication; `name` is what its body says: `m1`. */
interface OfMessage {
  readonly message: number
  readonly name: string
}

interface InQueue extends OfMessage {
  readonly queue: string
}

interface Handed extends InQueue, OnChannel {
  readonly deliveryTag: number
}

/** What becomes of messages. */
export type MessageEvent =
  | ({
      readonly type: 'message.published'
      readonly exchange: string
      readonly routingKey: string
      readonly content: Content
      /** Its number among the channel's publications since `confirm.select`; absent without confirms. */
      readonly publishTag?: number
    } & OfMessage &
      OnChannel)
  /** No queue takes it: returned when it was mandatory, else forgotten. */
  | ({
      readonly type: 'message.unroutable'
      readonly exchange: string
      readonly returned: boolean
    } & OfMessage)
  /** `position` orders a queue: a message that comes back takes its old one. */
  | ({ readonly type: 'message.enqueued'; readonly position: number } & InQueue)
  /** A queue that is full says no: `reject-publish`. */
  | ({ readonly type: 'message.refused' } & InQueue)
  | ({
      readonly type: 'message.delivered'
      readonly consumerTag: string
      readonly redelivered: boolean
      readonly noAck: boolean
    } & Handed)
  /** As delivered, by `basic.get`. */
  | ({ readonly type: 'message.got'; readonly redelivered: boolean; readonly noAck: boolean } & Handed)
  | ({ readonly type: 'message.acked' } & Handed)
  /** Rejected for good; dead-lettered next, where the queue has a dead-letter exchange. */
  | ({ readonly type: 'message.rejected' } & Handed)
  | ({
      readonly type: 'message.requeued'
      readonly reason: 'nack' | 'reject' | 'recover' | 'channel' | 'delivery_limit'
      readonly position: number
    } & Handed)
  | ({ readonly type: 'message.expired' } & InQueue)
  /** Out of the queue, without having been handed out. */
  | ({
      readonly type: 'message.dropped'
      readonly reason: 'maxlen' | 'purged' | 'deleted' | 'lost'
    } & InQueue)
  /** Published again to the dead-letter exchange, as message number `message`; `of` is the one that died. */
  | ({
      readonly type: 'message.deadLettered'
      readonly of: number
      readonly reason: DeathReason
      readonly exchange: string
      readonly routingKey: string
      /** Of the `x-death` entry of this queue and reason. */
      readonly count: number
      readonly content: Content
    } & InQueue)
  /** A publisher confirm, positive or negative, up to `publishTag` when `multiple`. */
  | ({
      readonly type: 'message.confirmed'
      readonly publishTag: number
      readonly multiple: boolean
      readonly ok: boolean
    } & OnChannel)

/** Streams: reading does not remove. */
export type StreamEvent =
  | ({ readonly type: 'stream.appended'; readonly offset: number } & InQueue)
  | ({ readonly type: 'stream.read'; readonly consumerTag: string; readonly offset: number } & Handed)
  /** An ack at a stream only gives room for one more. */
  | ({ readonly type: 'stream.credited' } & Handed)
  /** Retention: offsets below this are gone. */
  | { readonly type: 'stream.truncated'; readonly queue: string; readonly firstOffset: number }

/** What becomes so at the broker. */
export type BrokerEvent =
  | NodeEvent
  | ConnectionEvent
  | TopologyEvent
  | ConsumerEvent
  | MessageEvent
  | StreamEvent
  | RaftEvent

/** What becomes so in the RabbitMQ world. */
export type RabbitEvent = BrokerEvent | ClientEvent
