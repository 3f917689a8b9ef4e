import type { Address } from '../kernel/agenda.ts'
import type { Tick } from '../kernel/clock.ts'
import type { NetworkPlan } from '../kernel/network.ts'
import type { KafkaProfile } from './config/defaults.ts'

export type { BrokerOrder } from './broker/orders.ts'
export type { ClientOrder } from './client/orders.ts'

/** A set of properties, by Kafka's own names: `session.timeout.ms`, `min.insync.replicas`. */
export type Properties = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** A topic's configuration, by Kafka's own names. */
export type TopicConfig = Readonly<Record<string, string | number>>

/** A broker; its address is `kafka-<id>`. */
export interface BrokerSetup {
  readonly id: number
  readonly config?: Properties
  /** When its process starts for the first time; 0 when absent, null: only at the order `broker.start`. */
  readonly starts?: Tick | null
}

/** A topic that exists when the run begins. */
export interface TopicSetup {
  readonly name: string
  readonly partitions: number
  readonly replicationFactor?: number
  /** Broker ids by partition; without it, dealt in turn. */
  readonly replicas?: readonly (readonly number[])[]
  readonly config?: TopicConfig
}

/** What a producer's application sends: a record, or several at a rate. */
export interface SendSetup {
  readonly topic: string
  /** The tick of the first record; 0 when absent. */
  readonly at?: Tick
  /** A key for all, or one after the other, round and round; null or absent: no key. */
  readonly key?: string | null
  readonly keys?: readonly (string | null)[]
  readonly value?: string | null
  readonly values?: readonly (string | null)[]
  readonly partition?: number
  /** One after the other, round and round: an application that chooses partitions by itself. */
  readonly partitions?: readonly number[]
  /** How many records in all; without `count` and `every`, one. */
  readonly count?: number
  /** Ticks between one record (or one handful of `atOnce`) and the next. */
  readonly every?: number
  readonly atOnce?: number
  /** The tick after which nothing more is sent. */
  readonly until?: Tick
}

/** How an application with a `transactional.id` cuts what it sends into transactions; each is flushed at its end. */
export interface TransactionSetup {
  /** Records of one transaction. */
  readonly records: number
  /** How they end, one after the other, round and round; `commit` when absent; null: never. */
  readonly ends?: readonly ('commit' | 'abort' | null)[]
}

/** A producer's application. */
export interface ProducerSetup {
  readonly name: Address
  readonly config?: Properties
  readonly sends?: readonly SendSetup[]
  /** Without it, transactions begin and end by orders. */
  readonly transactions?: TransactionSetup
  /** When its process starts; 0 when absent, null: only at the order `start`. */
  readonly starts?: Tick | null
}

/** How the application moves the committed offset, when auto commit does not. */
export type CommitMode = 'none' | 'before' | 'after-record' | 'after-batch' | 'async-after-batch'

/** Work on one record: exactly so many ticks, or between two. */
export type Work = number | { readonly least: number; readonly most: number }

/** A record that the handler cannot digest. */
export interface FailureSetup {
  readonly key?: string
  readonly value?: string
  readonly partition?: string
  readonly offset?: number
  /** How often it fails; for ever when absent. */
  readonly times?: number
  /** What the application does: its process ends, it reads on, it tries again, it hangs. */
  readonly then: 'crash' | 'skip' | 'retry' | 'hang'
}

/**
 * A pool of threads that does the work of a consumer: the polling thread hands each record over and polls on, so
 * that slow work costs it neither `max.poll.interval.ms` nor its membership. A full pool pauses the partitions.
 * `commits` then means: `after-batch` and `async-after-batch` commit the position as soon as records are handed
 * over (what is still in the pool is lost with the process, and so it is with auto commit); `after-record`
 * commits, before the next poll(), how far each partition is done without a gap.
 */
export interface PoolSetup {
  readonly threads: number
  /** So many records wait for a thread in all; as many as come when absent (`Executors.newFixedThreadPool`). */
  readonly queue?: number
  /**
   * Which thread does a record: `any` (absent) is whichever is free, so records of one key may overtake each
   * other; `key` is always the same for a key, `partition` for a partition.
   */
  readonly by?: 'any' | 'key' | 'partition'
  /**
   * What becomes of a partition's records in the pool when it is revoked. `nothing` (absent), as a client without
   * a listener: they are worked on, though the partition has another owner. `drop`: those that wait are thrown
   * away. `finish`: onPartitionsRevoked waits until all are done (and then, with the consumer's own `onRevoked`,
   * commits); so does close(). What was lost is not waited for but dropped: somebody else has it already.
   */
  readonly onRevoked?: 'nothing' | 'drop' | 'finish'
}

/** A consumer's application: `while (true) { records = poll(timeout); for each: work; commit }`. */
export interface ConsumerSetup {
  readonly name: Address
  /** `group.id`. */
  readonly group: string
  readonly topics: readonly string[]
  readonly config?: Properties
  /** Ticks a record takes in the handler; 0 when absent. */
  readonly work?: Work
  /** The timeout given to poll(): 1000 when absent; null: poll() is only called at the order `poll`. */
  readonly pollTimeout?: number | null
  /** poll() is called at these intervals; without it, again as soon as the records are handled. */
  readonly pollEvery?: number
  readonly commits?: CommitMode
  /** The work is done by threads of their own. */
  readonly pool?: PoolSetup
  /** What the callback `onPartitionsRevoked` does. */
  readonly onRevoked?: 'nothing' | 'commitSync'
  /** Ticks from an eviction of the process to its next start, when it ends by itself; null: never. */
  readonly restartsAfter?: number | null
  readonly failures?: readonly FailureSetup[]
  /** When its process starts; 0 when absent, null: only at the order `start`. */
  readonly starts?: Tick | null
}

/** What a share group is told (`kafka-configs --entity-type groups`): `share.record.lock.duration.ms` and its like. */
export interface GroupSetup {
  readonly name: string
  readonly config: Properties
}

/** A record that the handler of a share consumer cannot digest. */
export interface ShareFailureSetup {
  readonly key?: string
  readonly value?: string
  readonly partition?: string
  readonly offset?: number
  /** Until its how-manieth delivery it fails; for ever when absent. */
  readonly deliveries?: number
  /**
   * What the application does: it gives the record back, or up; or its process ends; or it hangs. To release and
   * reject, `share.acknowledgement.mode` must be explicit: else they are exceptions that it does not survive.
   */
  readonly outcome: 'release' | 'reject' | 'crash' | 'hang'
}

/** A share consumer's application: `while (true) { records = poll(timeout); for each: work; acknowledge }`. */
export interface ShareConsumerSetup {
  readonly name: Address
  /** `group.id`. */
  readonly group: string
  readonly topics: readonly string[]
  readonly config?: Properties
  /** Ticks a record takes in the handler; 0 when absent. */
  readonly work?: Work
  /** While it works on a record it renews its lock at these intervals; explicit mode alone can. */
  readonly renewEvery?: number
  /** When acknowledgements are sent: with the next poll(), or after each record. */
  readonly commits?: 'poll' | 'after-record'
  /** The timeout given to poll(): 1000 when absent. */
  readonly pollTimeout?: number
  readonly restartsAfter?: number | null
  readonly failures?: readonly ShareFailureSetup[]
  readonly starts?: Tick | null
}

/** A Kafka world: brokers, topics, and the applications around them. Plain data. */
export interface KafkaSetup {
  readonly profile: KafkaProfile
  readonly brokers: readonly BrokerSetup[]
  readonly topics: readonly TopicSetup[]
  readonly producers: readonly ProducerSetup[]
  readonly consumers: readonly ConsumerSetup[]
  readonly shareConsumers?: readonly ShareConsumerSetup[]
  readonly groups?: readonly GroupSetup[]
  readonly network?: Partial<NetworkPlan>
}
