import type { SetupChanged } from '../../kernel/engine.ts'
import type { ApplicationAdded } from '../../kernel/newcomer.ts'
import type { Content } from '../methods.ts'
import type { CrashPoint } from '../setup.ts'
import type { ProcessEvent } from './process-events.ts'
import type { Answer, Operation } from './signals.ts'

interface OfClient {
  readonly client: string
}

/** The life of an application's process and of its connection, as it knows it. */
export type ApplicationEvent =
  | ({ readonly type: 'client.started'; readonly incarnation: number } & OfClient)
  /** Its process is gone; `at` says where, when a rule of the set-up made it die there. */
  | ({ readonly type: 'client.crashed'; readonly at?: CrashPoint | 'out-of-memory' } & OfClient)
  | ({ readonly type: 'client.poweredOff' } & OfClient)
  | ({ readonly type: 'client.connecting'; readonly connection: string } & OfClient)
  /** TCP is there. */
  | ({ readonly type: 'client.connected'; readonly connection: string } & OfClient)
  /** Agreed with the broker, in ticks; 0 is none. */
  | ({ readonly type: 'client.tuned'; readonly heartbeat: number } & OfClient)
  /** AMQP is there. */
  | ({ readonly type: 'client.opened'; readonly connection: string } & OfClient)
  /** A thread has found the connection of its process. */
  | ({ readonly type: 'client.attached'; readonly connection: string } & OfClient)
  /** A thread waits for this channel. */
  | ({ readonly type: 'client.opening'; readonly channel: number } & OfClient)
  /** A thread that opens a channel a message has done with one. */
  | ({ readonly type: 'client.channelLeft'; readonly channel: number; readonly closes: boolean } & OfClient)
  | ({ readonly type: 'client.channelOpened'; readonly channel: number } & OfClient)
  /** It may publish, or it is subscribed. */
  | ({ readonly type: 'client.ready' } & OfClient)
  | ({ readonly type: 'client.channelClosed'; readonly code: number; readonly text: string } & OfClient)
  | ({
      readonly type: 'client.disconnected'
      readonly connection: string
      readonly reason: 'tcp' | 'broker' | 'heartbeat' | 'timeout'
      readonly text: string
    } & OfClient)
  | ({ readonly type: 'client.closing' } & OfClient)
  | ({ readonly type: 'client.closed' } & OfClient)
  | ({ readonly type: 'client.blocked'; readonly reason: string } & OfClient)
  | ({ readonly type: 'client.unblocked' } & OfClient)
  | ({ readonly type: 'client.cancelled'; readonly by: 'client' | 'broker' } & OfClient)
  | ({ readonly type: 'client.hung' } & OfClient)
  | ({ readonly type: 'client.unhung' } & OfClient)
  | ({ readonly type: 'client.slowed'; readonly factor: number } & OfClient)
  /** A heartbeat of the broker. */
  | ({ readonly type: 'client.heard' } & OfClient)

/** A message that an application wants to publish. */
export interface Outgoing {
  /** Counts what this application wanted to publish. */
  readonly order: number
  readonly name: string
  readonly exchange: string
  readonly routingKey: string
  readonly mandatory: boolean
  readonly content: Content
  /** How often it was sent before. */
  readonly tries: number
}

/** What becomes of publications, as the publisher knows it. */
export type PublishEvent =
  /** `publishTag` is its number on the channel, with confirms; `row` and `index` where the set-up has it. */
  | ({
      readonly type: 'publish.sent'
      readonly publishTag: number
      readonly row: number
      readonly index: number
    } & Outgoing &
      OfClient)
  /** It cannot be sent now: it waits in the application's memory. */
  | ({ readonly type: 'publish.postponed'; readonly row: number; readonly index: number } & Outgoing &
      OfClient)
  /** Nobody was there to send it. */
  | ({
      readonly type: 'publish.missed'
      readonly row: number
      readonly index: number
      readonly name: string
    } & OfClient)
  | ({
      readonly type: 'publish.confirmed'
      readonly publishTag: number
      readonly multiple: boolean
      readonly ok: boolean
      /** The messages that it is about. */
      readonly names: readonly string[]
    } & OfClient)
  | ({ readonly type: 'publish.returned'; readonly name: string; readonly code: number } & OfClient)
  /** A thread writes it in its frames: the ticks of the method, the header and the body. */
  | ({
      readonly type: 'publish.framed'
      readonly name: string
      readonly method: number
      readonly header: number
      readonly body: number
    } & OfClient)
  | ({ readonly type: 'publish.committing' } & OfClient)
  | ({ readonly type: 'publish.committed'; readonly names: readonly string[] } & OfClient)

interface OfTask extends OfClient {
  readonly task: number
  readonly name: string
}

/** What becomes of deliveries, as the consumer knows it. */
export type DeliveryEvent =
  | ({
      readonly type: 'delivery.received'
      readonly connection: string
      readonly message: number
      readonly name: string
      readonly deliveryTag: number
      readonly redelivered: boolean
      readonly exchange: string
      readonly routingKey: string
      readonly content: Content
      /** Nothing has to be answered. */
      readonly noAck: boolean
    } & OfClient)
  | ({ readonly type: 'poll.sent'; readonly poll: number } & OfClient)
  | ({ readonly type: 'poll.empty' } & OfClient)
  /** A thread takes a message. `ticks` is how long it computes now, `attempt` its visit here, from 1. */
  | ({
      readonly type: 'work.started'
      readonly message: number
      readonly deliveryTag: number
      readonly redelivered: boolean
      readonly attempt: number
      readonly ticks: number
    } & OfTask)
  | ({ readonly type: 'work.continued'; readonly step: number; readonly ticks: number } & OfTask)
  /** It would be done, but its process hangs. */
  | ({ readonly type: 'work.stuck' } & OfTask)
  /** All is done; it may be acknowledged. */
  | ({ readonly type: 'work.ended'; readonly message: number; readonly deliveryTag: number } & OfTask)
  | ({
      readonly type: 'work.failed'
      readonly message: number
      readonly deliveryTag: number
      readonly attempt: number
      readonly reason: string
    } & OfTask)
  /** It was recognised as a repetition: nothing is done. */
  | ({ readonly type: 'work.skipped'; readonly message: number; readonly deliveryTag: number } & OfTask)
  /** It has come back too often: it is not even tried. */
  | ({
      readonly type: 'retries.exhausted'
      readonly message: number
      readonly name: string
      readonly deliveryTag: number
      readonly count: number
    } & OfClient)
  | ({
      readonly type: 'call.sent'
      readonly step: number
      readonly system: string
      readonly operation: Operation
    } & OfTask)
  | ({
      readonly type: 'call.answered'
      readonly system: string
      readonly operation: Operation
      readonly answer: Answer | 'timeout'
    } & OfTask)
  /** Published by a consumer: for another try, because it gives up, or to the next stage. */
  | ({
      readonly type: 'delivery.republished'
      readonly name: string
      readonly message: number
      readonly exchange: string
      readonly routingKey: string
      readonly reason: 'retry' | 'given-up' | 'forwarded'
      /** With confirms: its number on the channel, and which delivery waits for it. */
      readonly publishTag?: number
      readonly deliveryTag?: number
    } & OfClient)
  /** The broker's word on what a consumer published again. */
  | ({
      readonly type: 'republish.confirmed'
      readonly publishTag: number
      readonly ok: boolean
      readonly names: readonly string[]
    } & OfClient)
  | ({
      readonly type: 'delivery.settled'
      readonly method: 'basic.ack' | 'basic.nack' | 'basic.reject'
      readonly message: number
      readonly name: string
      readonly deliveryTag: number
      readonly multiple: boolean
      readonly requeue: boolean
    } & OfClient)
  /** It would answer, but the channel that the message came on is gone. */
  | ({ readonly type: 'delivery.orphaned'; readonly message: number; readonly name: string } & OfClient)

/** What becomes so in systems beside the broker. */
export type SystemEvent =
  /** `effects` is how many the message has had here, with this one; `value` what the system holds then. */
  | {
      readonly type: 'effect.applied'
      readonly system: string
      readonly client: string
      readonly operation: Operation
      readonly name: string
      readonly effects: number
      readonly value: number
    }
  | {
      readonly type: 'effect.refused'
      readonly system: string
      readonly client: string
      readonly name: string
      readonly reason: '503' | 'unique'
    }
  /** It remembers the id; a set forgets it at `until`. */
  | { readonly type: 'id.marked'; readonly system: string; readonly id: string; readonly until?: number }

/** What became so at applications and at the systems beside them. */
export type ClientEvent =
  | ApplicationEvent
  | ProcessEvent
  | PublishEvent
  | DeliveryEvent
  | SystemEvent
  | SetupChanged
  | ApplicationAdded
