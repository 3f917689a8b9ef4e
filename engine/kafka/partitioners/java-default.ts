import { partitionForKey } from './key-hash.ts'
import type { Partitioner } from './partitioner.ts'

/** `partitioner.class` unset: murmur2 of the key; without a key, the sticky partition (KIP-480, KIP-794). */
export const javaDefault: Partitioner = {
  name: 'default',
  className: null,
  choose: ({ key, topic }) => (key === null ? null : partitionForKey(key, topic.partitions)),
}
