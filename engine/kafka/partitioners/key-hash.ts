import { javaHashCode } from '../../base/java-hash-map.ts'
import type { Bytes } from './key-bytes.ts'

const MURMUR_SEED = 0x9747b28c
const MURMUR_FACTOR = 0x5bd1e995
const CRC_POLYNOMIAL = 0xedb88320
const INTEGER_MIN = -0x80000000

/**
 * The hash of the Java client: 32-bit murmur2, signed (FACTS 1.2). `watch` is shown the hash as it grows: the seed,
 * after each four bytes, after the rest if there is one, and at the end.
 */
export function murmur2(bytes: Bytes, watch?: (hash: number) => void): number {
  let hash = MURMUR_SEED ^ bytes.length
  watch?.(hash)
  const whole = bytes.length - (bytes.length % 4)
  for (let at = 0; at < whole; at += 4) {
    const block = Math.imul(littleEndian(bytes, at, 4), MURMUR_FACTOR)
    hash = Math.imul(hash, MURMUR_FACTOR) ^ Math.imul(block ^ (block >>> 24), MURMUR_FACTOR)
    watch?.(hash)
  }
  if (whole < bytes.length) {
    hash = Math.imul(hash ^ littleEndian(bytes, whole, bytes.length - whole), MURMUR_FACTOR)
    watch?.(hash)
  }
  hash = Math.imul(hash ^ (hash >>> 13), MURMUR_FACTOR)
  hash ^= hash >>> 15
  watch?.(hash)
  return hash
}

/** The hash of librdkafka clients: CRC-32 as in zip, unsigned. */
export function crc32(bytes: Bytes): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ CRC_POLYNOMIAL : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

/** Clears the sign bit; not the absolute value. */
export function toPositive(hash: number): number {
  return hash & 0x7fffffff
}

/** The absolute value, but 0 for the smallest integer, which has none. */
export function absolute(hash: number): number {
  return hash === INTEGER_MIN ? 0 : Math.abs(hash)
}

/** The Java producer's partition of a key, among all partitions, with a leader or without. */
export function partitionForKey(key: Bytes, partitions: number): number {
  return toPositive(murmur2(key)) % partitions
}

/** The librdkafka producer's partition of a key. */
export function librdkafkaPartitionForKey(key: Bytes, partitions: number): number {
  return crc32(key) % partitions
}

/** The partition of `__consumer_offsets` that keeps a group; its leader coordinates the group (FACTS 6.8). */
export function partitionForGroup(groupId: string, partitions: number): number {
  return absolute(javaHashCode(groupId)) % partitions
}

function littleEndian(bytes: Bytes, at: number, count: number): number {
  let word = 0
  for (let index = count - 1; index >= 0; index--) word = (word << 8) | (bytes[at + index] ?? 0)
  return word
}
