import { javaDefault } from './java-default.ts'
import { consistentRandom, murmur2Random } from './librdkafka.ts'
import type { Partitioner } from './partitioner.ts'
import { roundRobin } from './round-robin.ts'

/** Every partitioner by its name. A new one is its file and a line here. */
export const partitioners: ReadonlyMap<string, Partitioner> = new Map(
  [javaDefault, roundRobin, consistentRandom, murmur2Random].map((partitioner) => [
    partitioner.name,
    partitioner,
  ]),
)

/** The partitioner that `partitioner.class` (null: the default) or a librdkafka `partitioner` means. */
export function partitionerOf(name: string | null): Partitioner | undefined {
  if (name === null) return javaDefault
  const isMeant = ({ name: own, className }: Partitioner) => own === name || className === name
  return [...partitioners.values()].find(isMeant)
}

export type { Draw, Partitioner, PartitionRequest, TopicView } from './partitioner.ts'
