import type { Bytes } from './key-bytes.ts'

/** Gives a random integer that is not negative: the producer's own dice. */
export type Draw = () => number

/** A topic as the producer's metadata shows it. */
export interface TopicView {
  readonly partitions: number
  /** Partitions with a leader, ascending. */
  readonly available: readonly number[]
}

/** A record that needs a partition. */
export interface PartitionRequest {
  /** null: no key. An empty key is a key for the Java client, and none for librdkafka. */
  readonly key: Bytes | null
  readonly topic: TopicView
  /** How many records of the topic this producer's partitioner has placed before. */
  readonly placed: number
  readonly draw: Draw
}

/** Chooses a partition in the producer, before any broker hears of the record. Pure but for the dice. */
export interface Partitioner {
  readonly name: string
  /** The value of `partitioner.class` in a Java client; null where the default (none) or another client. */
  readonly className: string | null
  /** null: the record goes where the accumulator's sticky partition is, see sticky.ts. */
  choose(request: PartitionRequest): number | null
}

/** A partition at random: one with a leader if there is any. */
export function randomPartition({ partitions, available }: TopicView, draw: Draw): number {
  return pick(draw(), { partitions, available })
}

/** The partition that a number falls on: among those with a leader if there is any. */
export function pick(number: number, { partitions, available }: TopicView): number {
  return available.length > 0 ? (available[number % available.length] as number) : number % partitions
}
