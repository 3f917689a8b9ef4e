import type { Address } from '../kernel/agenda.ts'
import type { Tick, Ticks } from '../kernel/clock.ts'
import type { Latency, NetworkPlan } from '../kernel/network.ts'
import type { Chance } from '../kernel/rng.ts'
import type { CrashSetup } from './client/crash-setup.ts'
import type { ProcessSetup, ThreadSetup } from './client/process-setup.ts'
import type { BrokerSetup } from './definitions.ts'
import type { Table } from './methods.ts'

export type { CrashPoint, CrashSetup } from './client/crash-setup.ts'
export type { ClientOrder } from './client/signals.ts'
export type { OperatorSignal } from './operator.ts'

/**
 * All that decides a RabbitMQ world, as plain data: the broker as `rabbitmqctl export_definitions` and
 * `rabbitmq.conf` spell it, the applications that use it, and the systems that those call.
 */
export interface RabbitSetup extends BrokerSetup {
  /** Applications: each is a process with a connection and a channel. */
  readonly clients?: readonly ClientSetup[]
  /** Processes with several threads: applications name theirs in `thread`. */
  readonly processes?: readonly ProcessSetup[]
  /** Systems outside of the broker, where effects can be counted. */
  readonly systems?: readonly SystemSetup[]
  readonly network?: NetworkSetup
}

/** How long packets take, one way: 1 ms where nothing is said. */
export interface NetworkSetup {
  readonly latency?: Ticks | Latency
  readonly links?: readonly {
    readonly between: readonly [Address, Address]
    readonly latency: Ticks | Latency
  }[]
}

/** An application. Its name is its address. */
export type ClientSetup = PublisherSetup | ConsumerSetup

interface ApplicationSetup {
  readonly name: string
  /** When its process starts; 0 by default. `by-hand`: only when it is told to `start`. */
  readonly start?: Tick | 'by-hand'
  /** The node that it connects to; `broker` by default. */
  readonly node?: Address
  /** What it asks for, in seconds; absent: what the broker proposes. 0 is none. */
  readonly heartbeat?: number
  /** How long it waits before it connects again, or opens a channel again; 5 s by default. */
  readonly reconnect_delay?: Ticks | 'never'
  /** Whoever looks after its process starts it again so long after it died; absent: nobody does. */
  readonly restart_delay?: Ticks
  /** It is a thread of a process, which has the connection; what the process says of that holds then. */
  readonly thread?: ThreadSetup
}

/** An application that publishes. */
export interface PublisherSetup extends ApplicationSetup, Addressed {
  readonly kind: 'publisher'
  /**
   * `each`: sends the next after the confirm of the last; `batch`: after those of `batch` messages; `async`:
   * sends on and keeps what is not confirmed. `none` by default.
   */
  readonly confirm?: 'none' | 'each' | 'batch' | 'async'
  /** Messages a batch, with `confirm: batch`; 100 by default. */
  readonly batch?: number
  /** Messages a transaction: `tx.commit` after each so many. */
  readonly tx?: number
  /** Sends what was not confirmed again after it has connected again; true by default. */
  readonly resend?: boolean
  /** What it does with a message that the broker refused; `log` by default: nothing more. */
  readonly on_nack?: 'log' | 'retry'
  /** How long it waits before it retries; 1 s by default. */
  readonly retry_delay?: Ticks
  /** What becomes of messages while it has no channel; `keep` by default: they wait in its memory. */
  readonly offline?: 'keep' | 'lose'
  /** `new`: another `message_id` at each sending, so that no filter knows a repetition. */
  readonly message_ids?: 'business' | 'new'
  /** A thread: `message` opens and closes a channel for each message, `leak` forgets to close it. */
  readonly channel_per?: 'thread' | 'message' | 'leak'
  /** Writes in frames, which threads that share a channel may mix unless they lock it; absent: as a whole. */
  readonly frames?: 'locked' | 'unlocked'
  readonly publish?: readonly PublishSetup[]
}

/** Where a message goes, and what else `basic.publish` says. */
interface Addressed {
  /** The default exchange by default. */
  readonly exchange?: string
  readonly routing_key?: string
  readonly mandatory?: boolean
}

/** Some messages, one after the other. What is not said is taken from the publisher. */
export interface PublishSetup extends Addressed {
  /** What the body says it is. `{n}` counts: `m{n}` is m1, m2 ... and the default. */
  readonly id?: string
  /** The first number in place of `{n}`; 1 by default. */
  readonly from?: number
  /** When the first is due; 0 by default. */
  readonly at?: Tick
  /** How many; 1 by default. */
  readonly count?: number
  /** From one to the next; 0 by default: back to back. */
  readonly every?: Ticks
  /** Messages a second, in place of `every`. */
  readonly rate?: number
  /** What the message is about, which hue shows: one for all, or taken in turn. */
  readonly key?: string | readonly string[]
  readonly headers?: Table
  readonly properties?: PropertiesSetup
  /** Bytes of the body; 100 by default. */
  readonly size?: number
  /** What the body says, for applications: `{ "amount": 100 }`. */
  readonly body?: Readonly<Record<string, string | number | boolean>>
}

/** The properties of AMQP's basic class, by their names there. */
export interface PropertiesSetup {
  readonly content_type?: string
  readonly content_encoding?: string
  /** 2 is persistent. */
  readonly delivery_mode?: 1 | 2
  readonly priority?: number
  readonly correlation_id?: string
  readonly reply_to?: string
  /** A text, as in the protocol: `"60000"`. */
  readonly expiration?: string
  readonly message_id?: string
  readonly timestamp?: number
  readonly type?: string
  readonly user_id?: string
  readonly app_id?: string
}

/** An application that consumes. */
export interface ConsumerSetup extends ApplicationSetup {
  readonly kind: 'consumer'
  readonly queue: string
  /** Declares its queue and binds it before it subscribes; absent: the queue is there. */
  readonly declares?: DeclareSetup
  /** `get` asks again and again instead of being subscribed; `consume` by default. */
  readonly mode?: 'consume' | 'get'
  /** How long it waits after an empty answer, with `mode: get`; 1 s by default. */
  readonly every?: Ticks
  /** 0 by default: no limit, and no `basic.qos`. */
  readonly prefetch_count?: number
  readonly ack?: 'manual' | 'auto'
  readonly exclusive?: boolean
  /** Arguments of `basic.consume`: `x-priority`, `x-stream-offset`. */
  readonly arguments?: Table
  /** How long the work on one message takes; 100 ms by default. */
  readonly work?: Ticks | Latency
  /** So many messages fit into its memory; one more and its process dies. No limit by default. */
  readonly memory?: number
  /** How many messages it works on at once; 1 by default. The rest waits in its memory. */
  readonly threads?: number
  /** Acknowledges with `multiple` after each so many; 1 by default. */
  readonly ack_every?: number
  /** Each acknowledgement says `multiple`: all up to it on the channel. */
  readonly ack_multiple?: boolean
  /** A thread that acknowledges on the channel of this number instead of its own. */
  readonly ack_channel?: number
  /** How long after the broker's `basic.cancel` it subscribes again; absent: it does not. */
  readonly resubscribe_delay?: Ticks
  /** What it does in other systems after its work, in this order. */
  readonly calls?: readonly CallSetup[]
  /** How long it waits for another system's answer; absent: for ever. */
  readonly timeout?: Ticks
  /** When its work throws. The first rule that fits speaks. A system that is down makes it fail too. */
  readonly fails?: readonly FailSetup[]
  /** What it does then; `basic.nack` with requeue by default. */
  readonly on_failure?: FailureSetup
  /** Looks before it works how often the message has come back, and gives it up from this number on. */
  readonly max_retries?: number
  /** Where that number stands; by default in `x-death`, for its own queue and the reason `rejected`. */
  readonly retry_count?: RetryCountSetup
  /** Where it publishes what it gives up, before it acknowledges; absent: only acknowledges. */
  readonly gives_up?: { readonly exchange: string; readonly routing_key?: string }
  /** Where it publishes what it has done, before it acknowledges: the next stage of a chain, or a shovel. */
  readonly forwards?: { readonly exchange: string; readonly routing_key?: string }
  /** What it publishes itself it lets the broker confirm, and acknowledges only then; false by default. */
  readonly confirm?: boolean
  /** How a repetition is made harmless; not at all by default. */
  readonly deduplicate?: DeduplicateSetup
  /** Where its process dies. */
  readonly crashes?: readonly CrashSetup[]
}

/** A queue as its consumer declares it: durable where nothing is said. */
export interface DeclareSetup {
  readonly durable?: boolean
  readonly exclusive?: boolean
  readonly auto_delete?: boolean
  readonly arguments?: Table
  readonly bindings?: readonly { readonly source: string; readonly routing_key?: string }[]
}

/** An effect in another system. */
export interface CallSetup {
  readonly system: string
  /** Only for these messages, by id or by key; absent: for all. */
  readonly on?: string | readonly string[]
  readonly key?: string
  /** A balance can be charged, or set; other systems know one operation. */
  readonly operation?: 'charge' | 'set'
  /** By default what the body says is its `amount`, else 100. */
  readonly amount?: number
}

/** Work that throws. */
export interface FailSetup {
  /** Ids of messages; absent: any. */
  readonly on?: string | readonly string[]
  readonly key?: string
  /** Only the first so many times that the message reaches this application; absent: always. */
  readonly times?: number
  /** By chance; absent: for certain. */
  readonly chance?: Chance
  /** What is thrown; `error` by default. */
  readonly reason?: string
  /** Instead of `on_failure`. */
  readonly answer?: FailureSetup
}

/** What an application does with a message on which its work failed. */
export interface FailureSetup {
  /**
   * `republish`: publishes a copy, then acknowledges. `ack`: writes a line in its log, and acknowledges.
   * `nothing`: forgets to answer. Fields that are not for it are not looked at.
   */
  readonly do: 'nack' | 'reject' | 'republish' | 'ack' | 'nothing' | 'crash'
  /** Of nack and reject; true by default. */
  readonly requeue?: boolean
  /** Of republish: where to; the message's own routing key by default. */
  readonly exchange?: string
  readonly routing_key?: string
  /** Of republish: a header in which it counts. */
  readonly count_header?: string
  /** Of republish: a time to live of its own; `{field}` is what the body says there. */
  readonly expiration?: string
}

/**
 * Where an application reads how often a message has come back: in the `x-death` entry of a queue and a reason,
 * or in a header of its own; the greater of the two counts.
 */
export interface RetryCountSetup {
  /** Its own queue by default. */
  readonly queue?: string
  /** `rejected` by default. */
  readonly reason?: 'rejected' | 'expired' | 'maxlen' | 'delivery_limit'
  readonly header?: string
}

/** How an application recognises a message that it has worked on before. */
export interface DeduplicateSetup {
  /**
   * `check-then-act`: looks, works, writes it down. `unique-constraint`: writes it down and has its effect in
   * one transaction. `mark-before`, `mark-after`: writes it down before its work, or after its effect.
   */
  readonly strategy: 'none' | 'check-then-act' | 'unique-constraint' | 'mark-before' | 'mark-after'
  /** The system that it writes it down in: a `database` or a `set`. */
  readonly system: string
}

/** A system outside of the broker. Its name is its address. */
export type SystemSetup = {
  readonly name: string
  /** When it is not, it answers 503. */
  readonly up?: boolean
  /** How long it thinks; 0 by default. */
  readonly latency?: Ticks | Latency
} & (
  | { readonly kind: 'gateway' | 'mailbox' }
  | { readonly kind: 'balance'; readonly balance?: number }
  /** A balance, and a table of processed messages with a unique constraint (unless that is left out). */
  | { readonly kind: 'database'; readonly balance?: number; readonly unique?: boolean }
  /** A set of keys that are forgotten after `ttl`, if that is given: Redis. */
  | { readonly kind: 'set'; readonly ttl?: Ticks }
)

const LATENCY_TICKS = 1

/** How long the packets of a set-up take. */
export function networkOf(setup: RabbitSetup): NetworkPlan {
  const { latency = LATENCY_TICKS, links = [] } = setup.network ?? {}
  return {
    latency: latencyOf(latency),
    links: links.map(({ between, latency: own }) => ({ between, latency: latencyOf(own) })),
  }
}

/** A length that is fixed, or lies between two. */
export function latencyOf(length: Ticks | Latency): Latency {
  return typeof length === 'number' ? { least: length, most: length } : length
}
