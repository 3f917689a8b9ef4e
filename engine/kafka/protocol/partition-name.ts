import { present } from '../../base/assert.ts'

/** `orders-0`: a partition as Kafka's own logs and tools write it; the name of one thing in one word. */
export type PartitionName = string

/** The name of a partition. */
export function partitionName(topic: string, partition: number): PartitionName {
  return `${topic}-${partition}`
}

interface NameParts {
  readonly topic: string
  readonly number: number
}

/** How many names are remembered in parts: a pure function's memory, no state. */
const PARTS_MAX = 10_000
const partsOf = new Map<PartitionName, NameParts>()

/** The topic of a partition's name: a topic may hold dashes, the number may not. */
export function topicOf(name: PartitionName): string {
  return taken(name).topic
}

/** The number of a partition's name. */
export function numberOf(name: PartitionName): number {
  return taken(name).number
}

function taken(name: PartitionName): NameParts {
  const known = partsOf.get(name)
  if (known !== undefined) return known
  if (partsOf.size >= PARTS_MAX) partsOf.clear()
  const dash = name.lastIndexOf('-')
  const parts = { topic: name.slice(0, dash), number: Number(name.slice(dash + 1)) }
  partsOf.set(name, parts)
  return parts
}

/** Topic by name, then the number: Kafka's `COMPARATOR` of topic-partitions. */
export function byPartition(one: PartitionName, other: PartitionName): number {
  const [oneTopic, otherTopic] = [topicOf(one), topicOf(other)]
  if (oneTopic !== otherTopic) return oneTopic < otherTopic ? -1 : 1
  return numberOf(one) - numberOf(other)
}

/** Partitions by topic, as assignors take them, from names; topics in the order of the names. */
export function partitionsByTopic(names: readonly PartitionName[]): Map<string, number[]> {
  const byTopic = new Map<string, number[]>()
  for (const name of names) {
    const numbers = byTopic.get(topicOf(name))
    if (numbers === undefined) byTopic.set(topicOf(name), [numberOf(name)])
    else numbers.push(numberOf(name))
  }
  return byTopic
}

/** The names of partitions by topic, sorted by topic and number. */
export function partitionNames(byTopic: ReadonlyMap<string, readonly number[]>): PartitionName[] {
  const names: PartitionName[] = []
  for (const topic of [...byTopic.keys()].sort((one, other) => (one < other ? -1 : 1))) {
    const numbers = [...present(byTopic.get(topic), topic)].sort((one, other) => one - other)
    for (const number of numbers) names.push(partitionName(topic, number))
  }
  return names
}
