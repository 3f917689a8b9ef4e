/** The door for whoever wants to see how a key comes to its partition: pure functions, without a broker. */
export { type Bytes, integerBytes, longBytes, stringBytes } from './key-bytes.ts'
export { crc32, librdkafkaPartitionForKey, murmur2, partitionForKey, toPositive } from './key-hash.ts'
