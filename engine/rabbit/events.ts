import type { Tick } from '../kernel/clock.ts'
import type { ClientEvent } from './client/mind.ts'
import type { ConnectionEvent, NodeEvent, OnChannel } from './connection-events.ts'
import type { Content } from './methods.ts'
import type { RaftEvent } from './raft.ts'
import type { ConsumerEvent, TopologyEvent } from './topology-events.ts'

export type { ConnectionEvent, NodeEvent } from './connection-events.ts'
export type { ConsumerEvent, QueueType, TopologyEvent } from './topology-events.ts'

/** Why a message is dead-lettered, by RabbitMQ's words in `x-death`. */
export type DeathReason = 'rejected' | 'expired' | 'maxlen' | 'delivery_limit'

/** Why a message goes back to its queue. */
export type RequeueReason = 'nack' | 'reject' | 'recover' | 'channel'

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
      /** Further routing keys: of its CC header, and of BCC, which is not in the content any more. */
      readonly copies?: readonly string[]
    } & OfMessage &
      OnChannel)
  /** No queue takes it: returned when it was mandatory, else dropped. */
  | ({
      readonly type: 'message.unroutable'
      readonly exchange: string
      readonly returned: boolean
    } & OfMessage)
  /** `position` orders a queue: a message that comes back takes its old one. */
  | ({ readonly type: 'message.enqueued'; readonly position: number; readonly expires?: Tick } & InQueue)
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
  /** It came back to a quorum queue more often than `x-delivery-limit` allows. */
  | ({ readonly type: 'message.exhausted' } & Handed)
  | ({
      readonly type: 'message.requeued'
      readonly reason: RequeueReason
      /** Where to: its old place, the tail, or the row of a quorum queue that goes before all others. */
      readonly place: 'old' | 'tail' | 'returns'
      readonly position: number
      /** Whether it adds to a quorum queue's `x-delivery-count`. */
      readonly counts: boolean
      /** A quorum queue holds it back until then (`x-delayed-retry`). */
      readonly until?: Tick
    } & Handed)
  | ({ readonly type: 'message.expired' } & InQueue)
  /** A held back message is ready again. */
  | ({ readonly type: 'message.resumed' } & InQueue)
  /** Out of the queue for being one too many. */
  | ({ readonly type: 'message.dropped'; readonly reason: 'maxlen' } & InQueue)
  /** It was not on disk when its node stopped. */
  | ({ readonly type: 'message.lost'; readonly position: number } & InQueue)
  /** Published again to the dead-letter exchange, as message number `message`; `of` is the one that died. */
  | ({
      readonly type: 'message.deadLettered'
      readonly of: number
      readonly reason: DeathReason
      readonly exchange: string
      readonly routingKey: string
      /** Of the `x-death` entry of this queue and reason. */
      readonly count: number
      /** How many deaths its history told of before. */
      readonly earlier: number
      readonly content: Content
      readonly copies?: readonly string[]
      /** Rejections and deaths of consumers that it takes along (4.x, from quorum queues). */
      readonly failures?: number
    } & InQueue)
  /** Quorum, at-least-once: a dead letter that its queue keeps until the target has taken it. */
  | ({ readonly type: 'letter.kept'; readonly reason: DeathReason; readonly failures?: number } & InQueue)
  | ({ readonly type: 'letter.taken' } & InQueue)
  /** Its confirm waits: for the disk, or for so many replicated queues. */
  | ({
      readonly type: 'confirm.awaited'
      readonly publishTag: number
      readonly disk: boolean
      readonly replicated: number
    } & OnChannel)
  | ({ readonly type: 'confirm.advanced'; readonly publishTag: number } & OnChannel)
  | { readonly type: 'disk.synced'; readonly publications: number }
  /** A publisher confirm, positive or negative, up to `publishTag` when `multiple`. */
  | ({
      readonly type: 'message.confirmed'
      readonly publishTag: number
      readonly multiple: boolean
      readonly ok: boolean
    } & OnChannel)

/** Streams: reading does not remove. */
export type StreamEvent =
  | ({ readonly type: 'stream.appended'; readonly offset: number; readonly startsSegment: boolean } & InQueue)
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
