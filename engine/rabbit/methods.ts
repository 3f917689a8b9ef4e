import type { Address } from '../kernel/agenda.ts'
import type { SetupChanged } from '../kernel/engine.ts'
import type { ApplicationWanted } from '../kernel/newcomer.ts'
import type { PendingLetter } from './broker/desk.ts'
import type { ClientSignal } from './client/mind.ts'
import type { Content, Properties, Table } from './content.ts'
import type { OperatorSignal } from './operator.ts'
import type { RaftSignal } from './raft.ts'

export type { Content, FieldValue, Properties, Table } from './content.ts'

/** The name of a TCP connection: new for every connection, also of the same client. */
interface OnConnection {
  readonly connection: string
}

/** A channel within a connection, from 1 on; channel 0 is the connection itself. */
interface OnChannel extends OnConnection {
  readonly channel: number
}

/** What the machines' TCP does: no AMQP yet, or no longer. */
export type TcpSignal = OnConnection &
  (
    | { readonly type: 'tcp.syn' }
    | { readonly type: 'tcp.syn-ack' }
    /** An end that is done, or whose process died: its machine says so. A cut cable says nothing. */
    | { readonly type: 'tcp.fin' }
    /** Nobody there knows this connection: the answer to a packet for a process that is not there. */
    | { readonly type: 'tcp.rst' }
  )

/** The reason of a close, as a reply code and a text. */
export interface CloseReason {
  readonly code: number
  readonly text: string
}

/** Class connection, and what stands outside of classes. Those without a note go from client to broker. */
export type ConnectionMethod = OnConnection &
  (
    | { readonly type: 'protocol.header' }
    /** From the broker. */
    | { readonly type: 'connection.start' }
    | { readonly type: 'connection.start-ok' }
    /** From the broker. `heartbeat` is in seconds, as in the protocol. */
    | { readonly type: 'connection.tune'; readonly channelMax: number; readonly heartbeat: number }
    | { readonly type: 'connection.tune-ok'; readonly channelMax: number; readonly heartbeat: number }
    | { readonly type: 'connection.open' }
    /** From the broker. */
    | { readonly type: 'connection.open-ok' }
    /** Both ways. */
    | ({ readonly type: 'connection.close' } & CloseReason)
    /** Both ways. */
    | { readonly type: 'connection.close-ok' }
    /** From the broker: it takes no more publications for now. */
    | { readonly type: 'connection.blocked'; readonly reason: string }
    /** From the broker. */
    | { readonly type: 'connection.unblocked' }
    /** Both ways. */
    | { readonly type: 'heartbeat' }
  )

/** Class channel. */
export type ChannelMethod = OnChannel &
  (
    | { readonly type: 'channel.open' }
    | { readonly type: 'channel.open-ok' }
    /** Both ways. */
    | ({ readonly type: 'channel.close' } & CloseReason)
    /** Both ways. */
    | { readonly type: 'channel.close-ok' }
    | { readonly type: 'channel.flow'; readonly active: boolean }
    | { readonly type: 'channel.flow-ok'; readonly active: boolean }
  )

/** Class exchange. */
export type ExchangeMethod = OnChannel &
  (
    | {
        readonly type: 'exchange.declare'
        readonly exchange: string
        readonly exchangeType: string
        readonly passive?: boolean
        readonly durable?: boolean
        readonly autoDelete?: boolean
        readonly internal?: boolean
        readonly arguments?: Table
      }
    | { readonly type: 'exchange.declare-ok' }
    | { readonly type: 'exchange.delete'; readonly exchange: string; readonly ifUnused?: boolean }
    | { readonly type: 'exchange.delete-ok' }
    | ({ readonly type: 'exchange.bind' } & BindFields)
    | { readonly type: 'exchange.bind-ok' }
    | ({ readonly type: 'exchange.unbind' } & BindFields)
    | { readonly type: 'exchange.unbind-ok' }
  )

interface BindFields {
  readonly source: string
  readonly destination: string
  readonly routingKey: string
  readonly arguments?: Table
}

/** Class queue. */
export type QueueMethod = OnChannel &
  (
    | {
        readonly type: 'queue.declare'
        /** Empty: the broker makes a name. */
        readonly queue: string
        readonly passive?: boolean
        readonly durable?: boolean
        readonly exclusive?: boolean
        readonly autoDelete?: boolean
        readonly arguments?: Table
      }
    | {
        readonly type: 'queue.declare-ok'
        readonly queue: string
        readonly messageCount: number
        readonly consumerCount: number
      }
    | ({ readonly type: 'queue.bind' } & QueueBindFields)
    | { readonly type: 'queue.bind-ok' }
    | ({ readonly type: 'queue.unbind' } & QueueBindFields)
    | { readonly type: 'queue.unbind-ok' }
    | { readonly type: 'queue.purge'; readonly queue: string }
    | { readonly type: 'queue.purge-ok'; readonly queue: string; readonly messageCount: number }
    | {
        readonly type: 'queue.delete'
        readonly queue: string
        readonly ifUnused?: boolean
        readonly ifEmpty?: boolean
      }
    | { readonly type: 'queue.delete-ok'; readonly queue: string; readonly messageCount: number }
  )

interface QueueBindFields {
  readonly queue: string
  readonly exchange: string
  readonly routingKey: string
  readonly arguments?: Table
}

/** A message on its way, in either direction. */
interface Carried {
  readonly exchange: string
  readonly routingKey: string
  readonly content: Content
}

/** Class basic. */
export type BasicMethod = OnChannel &
  (
    | { readonly type: 'basic.qos'; readonly prefetchCount: number; readonly global?: boolean }
    | { readonly type: 'basic.qos-ok' }
    | {
        readonly type: 'basic.consume'
        readonly queue: string
        /** Empty: the broker makes one. */
        readonly consumerTag: string
        readonly noAck?: boolean
        readonly exclusive?: boolean
        readonly arguments?: Table
      }
    | { readonly type: 'basic.consume-ok'; readonly consumerTag: string }
    /** Both ways: the broker cancels when the queue is gone. */
    | { readonly type: 'basic.cancel'; readonly consumerTag: string }
    | { readonly type: 'basic.cancel-ok'; readonly consumerTag: string }
    | ({
        readonly type: 'basic.publish'
        readonly mandatory?: boolean
        readonly immediate?: boolean
      } & Carried)
    | ({ readonly type: 'basic.return' } & CloseReason & Carried)
    | ({
        readonly type: 'basic.deliver'
        readonly message: number
        readonly consumerTag: string
        readonly deliveryTag: number
        readonly redelivered: boolean
      } & Carried)
    | { readonly type: 'basic.get'; readonly queue: string; readonly noAck?: boolean }
    | ({
        readonly type: 'basic.get-ok'
        readonly message: number
        readonly deliveryTag: number
        readonly redelivered: boolean
        /** Ready messages that are left. */
        readonly messageCount: number
      } & Carried)
    | { readonly type: 'basic.get-empty' }
    /** Both ways: the broker's are publisher confirms. */
    | { readonly type: 'basic.ack'; readonly deliveryTag: number; readonly multiple?: boolean }
    /** Both ways: the broker's are publisher confirms. */
    | {
        readonly type: 'basic.nack'
        readonly deliveryTag: number
        readonly multiple?: boolean
        readonly requeue?: boolean
      }
    | { readonly type: 'basic.reject'; readonly deliveryTag: number; readonly requeue?: boolean }
    | { readonly type: 'basic.recover'; readonly requeue: boolean }
    | { readonly type: 'basic.recover-ok' }
  )

/**
 * One publication in the frames it is made of, for those who want to see two threads mix theirs on one
 * channel. A frame that the channel does not expect closes the connection with 505.
 */
export type FrameSignal = OnChannel &
  (
    | {
        readonly type: 'frame.method'
        readonly exchange: string
        readonly routingKey: string
        readonly mandatory?: boolean
        /** Which message it belongs to, for people: the broker does not know. */
        readonly of: string
      }
    | {
        readonly type: 'frame.header'
        readonly of: string
        readonly size: number
        readonly properties: Properties
      }
    | { readonly type: 'frame.body'; readonly of: string; readonly content: Content }
  )

/** Classes confirm and tx. */
export type ConfirmMethod = OnChannel &
  (
    | { readonly type: 'confirm.select' }
    | { readonly type: 'confirm.select-ok' }
    | { readonly type: 'tx.select' }
    | { readonly type: 'tx.select-ok' }
    | { readonly type: 'tx.commit' }
    | { readonly type: 'tx.commit-ok' }
    | { readonly type: 'tx.rollback' }
    | { readonly type: 'tx.rollback-ok' }
  )

/** All that travels between a client and a broker. */
export type WireSignal =
  | TcpSignal
  | ConnectionMethod
  | ChannelMethod
  | ExchangeMethod
  | QueueMethod
  | BasicMethod
  | FrameSignal
  | ConfirmMethod

/** The broker's own timers. Each carries what tells it that it is stale. */
export type BrokerTimer =
  /** The head of a queue may have expired. */
  | { readonly type: 'timer.head'; readonly queue: string; readonly timer: number }
  /** A queue with `x-expires` may have been idle for long enough. */
  | { readonly type: 'timer.idle'; readonly queue: string; readonly timer: number }
  /** A message that a quorum queue held back may come out (`x-delayed-retry`). */
  | { readonly type: 'timer.retry'; readonly queue: string; readonly message: number }
  /** A dead letter that goes in circles goes on. */
  | { readonly type: 'timer.hop'; readonly letter: PendingLetter }
  /** Dead letters that their target refused are tried again. */
  | { readonly type: 'timer.letters'; readonly queue: string }
  /** Time to send a heartbeat to a connection. */
  | { readonly type: 'timer.beat'; readonly connection: string; readonly incarnation: number }
  /** Time to see whether a connection has said something. */
  | {
      readonly type: 'timer.hear'
      readonly connection: string
      readonly incarnation: number
      readonly since: number
      readonly missed: number
    }
  /** Time to look for deliveries that nobody acknowledges: `consumer_timeout`. */
  | {
      readonly type: 'timer.acks'
      readonly connection: string
      readonly channel: number
      readonly at: number
    }
  /** What was to be written to disk in this tick is written. */
  | { readonly type: 'timer.disk'; readonly incarnation: number }

/** All signals of the RabbitMQ world: what may reach a broker, a client or a system beside them. */
export type RabbitSignal =
  | WireSignal
  | BrokerTimer
  | OperatorSignal
  | RaftSignal
  | ClientSignal
  | SetupChanged
  | ApplicationWanted

/** The node that clients connect to; further nodes of a cluster are `broker-2`, `broker-3` ... */
export const BROKER: Address = 'broker'
