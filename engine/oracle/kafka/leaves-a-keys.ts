import { javaHashCode, javaHashMapOrder } from '../../base/java-hash-map.ts'
import { type Bytes, integerBytes, longBytes, stringBytes } from '../../kafka/partitioners/key-bytes.ts'
import {
  absolute,
  crc32,
  librdkafkaPartitionForKey,
  murmur2,
  partitionForGroup,
  partitionForKey,
  toPositive,
} from '../../kafka/partitioners/key-hash.ts'
import { compareFields, type Difference } from './leaves-a-difference.ts'

interface KeyCase {
  readonly class: string
  readonly key: string | null
  readonly keyHex: string
  readonly partition: Readonly<Record<string, number>>
}

/** A key of the Java client: its bytes, its hash, its partitions. */
export function checkKey(oracleCase: unknown): Difference[] {
  const keyCase = oracleCase as KeyCase
  const bytes = bytesOfHex(keyCase.keyHex)
  const hash = murmur2(bytes)
  const counts = Object.keys(keyCase.partition)
  const serialized = serializedKey(keyCase)
  return compareFields(keyCase, {
    bytes: bytes.length,
    murmur2: hash,
    toPositive: toPositive(hash),
    partition: Object.fromEntries(counts.map((count) => [count, partitionForKey(bytes, Number(count))])),
    ...(serialized === null ? {} : { keyHex: hexOfBytes(serialized) }),
  })
}

/** The same key in a librdkafka client. */
export function checkLibrdkafkaKey(oracleCase: unknown): Difference[] {
  const keyCase = oracleCase as {
    readonly key: string | null
    readonly keyHex: string
    readonly partitions: number
  }
  const bytes = bytesOfHex(keyCase.keyHex)
  return compareFields(keyCase, {
    crc32: crc32(bytes),
    librdkafkaDefault: librdkafkaPartitionForKey(bytes, keyCase.partitions),
    javaDefault: partitionForKey(bytes, keyCase.partitions),
    ...(keyCase.key === null ? {} : { keyHex: hexOfBytes(stringBytes(keyCase.key)) }),
  })
}

/** The partition of `__consumer_offsets` that keeps a group; fields `partition<N>` are for N partitions. */
export function checkGroupPartition(oracleCase: unknown): Difference[] {
  const groupCase = oracleCase as { readonly groupId: string }
  const hash = javaHashCode(groupCase.groupId)
  const counts = Object.keys(groupCase).flatMap((key) => /^partition(\d+)$/.exec(key)?.[1] ?? [])
  const partitions = counts.map((count) => [
    `partition${count}`,
    partitionForGroup(groupCase.groupId, Number(count)),
  ])
  return compareFields(groupCase, {
    javaHashCode: hash,
    utilsAbs: absolute(hash),
    ...Object.fromEntries(partitions),
  })
}

/** The walk over a HashMap of strings. */
export function checkHashMapOrder(oracleCase: unknown): Difference[] {
  const orderCase = oracleCase as { readonly insertOrder: readonly string[] }
  return compareFields(orderCase, { iterationOrder: javaHashMapOrder(orderCase.insertOrder) })
}

/** The labels `int:` and `long:` stand for numbers that the numeric serializers wrote. */
function serializedKey({ class: serializer, key }: KeyCase): Bytes | null {
  if (key === null) return null
  const number = /^(?:int|long):(-?\d+)$/.exec(key)?.[1]
  if (number !== undefined && serializer === 'IntegerSerializer') return integerBytes(Number(number))
  if (number !== undefined && serializer === 'LongSerializer') return longBytes(BigInt(number))
  return stringBytes(key)
}

function bytesOfHex(hex: string): Bytes {
  return Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  )
}

function hexOfBytes(bytes: Bytes): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
