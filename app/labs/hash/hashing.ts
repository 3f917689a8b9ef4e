import {
  type Bytes,
  crc32,
  integerBytes,
  librdkafkaPartitionForKey,
  longBytes,
  murmur2,
  partitionForKey,
  stringBytes,
  toPositive,
} from '../../../engine/kafka/partitioners/keys.ts'

/** Whose way of choosing a partition. `notes` is no client's, but how it is often drawn. */
export type Client = 'java' | 'librdkafka' | 'notes'

/** How a key becomes bytes. */
export type Serializer = 'string' | 'integer' | 'long'

/** All that decides where a key goes. */
export interface Way {
  readonly client: Client
  readonly serializer: Serializer
  readonly partitions: number
}

const INTEGER = /^-?\d{1,10}$/
const LONG = /^-?\d{1,19}$/

/** The bytes that the serializer makes of a key; undefined if it cannot. */
export function bytesOf(key: string, serializer: Serializer): Bytes | undefined {
  if (serializer === 'string') return stringBytes(key)
  if (serializer === 'long') {
    const value = LONG.test(key) ? BigInt(key) : undefined
    return value !== undefined && BigInt.asIntN(64, value) === value ? longBytes(value) : undefined
  }
  const value = Number(key)
  return INTEGER.test(key) && (value | 0) === value ? integerBytes(value) : undefined
}

/** Where a key goes; undefined if this way cannot say. */
export function partitionOf(key: string, { client, serializer, partitions }: Way): number | undefined {
  if (client === 'notes') {
    const number = /\d+$/.exec(key)?.[0]
    return number === undefined
      ? undefined
      : Number((BigInt(number) + BigInt(partitions - 1)) % BigInt(partitions))
  }
  const bytes = bytesOf(key, serializer)
  if (bytes === undefined) return undefined
  return client === 'java' ? partitionForKey(bytes, partitions) : librdkafkaPartitionForKey(bytes, partitions)
}

/** The keys of each partition, in the order in which they were given; keys that go nowhere are in none. */
export function placed(keys: readonly string[], way: Way): readonly (readonly string[])[] {
  const partitions: string[][] = Array.from({ length: way.partitions }, () => [])
  for (const key of keys) {
    const at = partitionOf(key, way)
    if (at !== undefined) partitions[at]?.push(key)
  }
  return partitions
}

/** How the hash of a key comes to be: what has been mixed in, and the hash after it. */
export interface HashStep {
  readonly kind: 'seed' | 'block' | 'last'
  /** The bytes that were mixed in last. */
  readonly bytes: Bytes
  readonly hash: number
}

/** murmur2, a step at a time; CRC-32 in one. */
export function hashSteps(bytes: Bytes, client: 'java' | 'librdkafka'): readonly HashStep[] {
  if (client === 'librdkafka') return [{ kind: 'last', bytes, hash: crc32(bytes) }]
  const hashes: number[] = []
  murmur2(bytes, (hash) => hashes.push(hash))
  return hashes.map((hash, at) => {
    if (at === 0) return { kind: 'seed', bytes: [], hash }
    if (at === hashes.length - 1) return { kind: 'last', bytes: [], hash }
    return { kind: 'block', bytes: bytes.slice((at - 1) * 4, at * 4), hash }
  })
}

/** The number whose remainder decides. */
export function dividedOf(hash: number, client: 'java' | 'librdkafka'): number {
  return client === 'java' ? toPositive(hash) : hash
}

/** `user-1`, `user-2` ... */
export function manyKeys(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `user-${at + 1}`)
}

/** Eight hexadecimal digits, as of an unsigned 32-bit number. */
export function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0')
}
