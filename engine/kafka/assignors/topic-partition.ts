import { javaHashCode } from '../../base/java-hash-map.ts'

/** One partition of one topic. Inside one assignment each is one object, so `===` compares them. */
export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** Partitions by topic: what a member owns, or is given. */
export type PartitionsByTopic = ReadonlyMap<string, readonly number[]>

/** Gives one object for each partition, however often it is asked for. */
export type PartitionCatalogue = (topic: string, partition: number) => TopicPartition

/** A catalogue of its own for one assignment. */
export function createPartitionCatalogue(): PartitionCatalogue {
  const known = new Map<string, Map<number, TopicPartition>>()
  return (topic, partition) => {
    const ofTopic = known.get(topic) ?? new Map<number, TopicPartition>()
    known.set(topic, ofTopic)
    const existing = ofTopic.get(partition)
    if (existing !== undefined) return existing
    const created = { topic, partition }
    ofTopic.set(partition, created)
    return created
  }
}

/** The partitions of a topic-to-numbers map as objects, in its order. */
export function listPartitions(owned: PartitionsByTopic, catalogue: PartitionCatalogue): TopicPartition[] {
  return [...owned].flatMap(([topic, numbers]) => numbers.map((number) => catalogue(topic, number)))
}

/** Every partition of `topics`, which are names, in the order given, each from 0 up. */
export function partitionsOfTopics(
  topics: readonly string[],
  counts: ReadonlyMap<string, number>,
  catalogue: PartitionCatalogue,
): TopicPartition[] {
  return topics.flatMap((topic) =>
    Array.from({ length: counts.get(topic) ?? 0 }, (_, partition) => catalogue(topic, partition)),
  )
}

/** Partitions by topic, topics by name, numbers ascending: one spelling for one assignment. */
export function groupByTopic(partitions: readonly TopicPartition[]): Map<string, number[]> {
  const grouped = new Map<string, number[]>()
  for (const { topic, partition } of [...partitions].sort(byTopicThenNumber)) {
    const numbers = grouped.get(topic)
    if (numbers === undefined) grouped.set(topic, [partition])
    else numbers.push(partition)
  }
  return grouped
}

/** `String.compareTo`: by UTF-16 code units, so C1 < C10 < C2. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Topic by name, then the number. */
export function byTopicThenNumber(one: TopicPartition, other: TopicPartition): number {
  return byText(one.topic, other.topic) || one.partition - other.partition
}

/**
 * The number, then the topic by name: the order in which a sticky member's partitions are kept or given up.
 */
export function byNumberThenTopic(one: TopicPartition, other: TopicPartition): number {
  return one.partition - other.partition || byText(one.topic, other.topic)
}

/** `TopicPartition.hashCode` of the Java client. */
export function hashOfTopicPartition({ topic, partition }: TopicPartition): number {
  return (Math.imul(31 + partition, 31) + javaHashCode(topic)) | 0
}
