import { toPositive } from './key-hash.ts'
import { type Partitioner, pick } from './partitioner.ts'

/** One after another among the partitions with a leader; keys are ignored. */
export const roundRobin: Partitioner = {
  name: 'RoundRobinPartitioner',
  className: 'org.apache.kafka.clients.producer.RoundRobinPartitioner',
  choose: ({ topic, placed }) => pick(toPositive(placed), topic),
}
