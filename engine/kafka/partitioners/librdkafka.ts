import { librdkafkaPartitionForKey, partitionForKey } from './key-hash.ts'
import { type Partitioner, randomPartition } from './partitioner.ts'

/**
 * The default of librdkafka (C, Python, Go, .NET): CRC-32 of the key. A record without a key goes anywhere;
 * its 10 ms of stickiness are left out.
 */
export const consistentRandom: Partitioner = {
  name: 'consistent_random',
  className: null,
  choose: ({ key, topic, draw }) =>
    key === null || key.length === 0
      ? randomPartition(topic, draw)
      : librdkafkaPartitionForKey(key, topic.partitions),
}

/** librdkafka set up to agree with the Java client. */
export const murmur2Random: Partitioner = {
  name: 'murmur2_random',
  className: null,
  choose: ({ key, topic, draw }) =>
    key === null ? randomPartition(topic, draw) : partitionForKey(key, topic.partitions),
}
