import { describe, expect, it } from 'vitest'
import { appendRecord, NOTHING_ACCUMULATED } from './append-path.ts'
import { partitionerOf, partitioners } from './index.ts'
import { integerBytes, longBytes, stringBytes } from './key-bytes.ts'
import { partitionForGroup, partitionForKey } from './key-hash.ts'
import type { TopicView } from './partitioner.ts'
import { batchSizeMax, recordSize } from './record-size.ts'

const three: TopicView = { partitions: 3, available: [0, 1, 2] }

describe('serializers', () => {
  it('write UTF-8 of one to four bytes, and a question mark for half a pair', () => {
    expect(stringBytes('aя€🐇')).toEqual([0x61, 0xd1, 0x8f, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x90, 0x87])
    expect(stringBytes('\ud83d!')).toEqual([0x3f, 0x21])
    expect(stringBytes('')).toEqual([])
  })

  it('write numbers with the highest byte first', () => {
    expect(integerBytes(-2)).toEqual([255, 255, 255, 254])
    expect(longBytes(256n)).toEqual([0, 0, 0, 0, 0, 0, 1, 0])
    expect(longBytes(-1n)).toEqual([255, 255, 255, 255, 255, 255, 255, 255])
  })
})

describe('partitioners', () => {
  const request = { key: stringBytes('user-7'), topic: { partitions: 4, available: [0, 1, 2, 3] }, placed: 0 }

  it('of different clients send one key to different partitions', () => {
    const java = partitionerOf(null)?.choose({ ...request, draw: () => 0 })
    const librdkafka = partitionerOf('consistent_random')?.choose({ ...request, draw: () => 0 })
    expect([java, librdkafka]).toEqual([0, 1])
    expect(partitionerOf('murmur2_random')?.choose({ ...request, draw: () => 0 })).toBe(java)
  })

  it('take a key also to a partition without a leader, and a record without a key never', () => {
    const topic = { partitions: 3, available: [1] }
    const key =
      ['0', '1', '2', '3', '4'].map(stringBytes).find((bytes) => partitionForKey(bytes, 3) !== 1) ?? null
    for (const partitioner of partitioners.values()) {
      for (let placed = 0; placed < 6; placed++) {
        const partition = partitioner.choose({ key: null, topic, placed, draw: () => placed })
        expect([null, 1]).toContain(partition)
      }
    }
    expect(partitionerOf(null)?.choose({ key, topic, placed: 0, draw: () => 0 })).not.toBe(1)
  })

  it('are found by their class', () => {
    const name = 'org.apache.kafka.clients.producer.RoundRobinPartitioner'
    expect(partitionerOf(name)?.choose({ key: null, topic: three, placed: 4, draw: () => 0 })).toBe(1)
    expect(partitionerOf('Nonsense')).toBeUndefined()
  })

  it('put groups on the partitions that the notes name', () => {
    const groups = ['analytics', 'billing', 'order-processors']
    expect(groups.map((group) => partitionForGroup(group, 50))).toEqual([10, 9, 30])
  })
})

describe('the append path', () => {
  const context = { topic: three, batchSize: 200, draw: () => 2 }

  it('does not let a record with a key touch the sticky partition', () => {
    const record = { partition: 1, keyBytes: 3, valueBytes: 500 }
    const { accumulation, isNewBatch } = appendRecord(NOTHING_ACCUMULATED, record, context)
    expect(isNewBatch).toBe(true)
    expect(accumulation.sticky).toBe(NOTHING_ACCUMULATED.sticky)
  })

  it('leaves what it was given as it was', () => {
    const record = { partition: null, keyBytes: -1, valueBytes: 20 }
    const first = appendRecord(NOTHING_ACCUMULATED, record, context)
    const copy = structuredClone(first.accumulation)
    appendRecord(first.accumulation, record, context)
    expect(first.accumulation).toEqual(copy)
    expect(first.partition).toBe(2)
  })

  it('counts sizes as varints', () => {
    const place = { offsetDelta: 0, timestampDelta: 0 }
    expect(recordSize({ keyBytes: -1, valueBytes: 20 }, place)).toBe(27)
    expect(recordSize({ keyBytes: -1, valueBytes: 64 }, place)).toBe(73)
    expect(recordSize({ keyBytes: -1, valueBytes: 20 }, { offsetDelta: 64, timestampDelta: -65 })).toBe(29)
    expect(
      recordSize({ keyBytes: 1, valueBytes: 1, headers: [{ keyBytes: 2, valueBytes: -1 }] }, place),
    ).toBe(13)
    expect(batchSizeMax({ keyBytes: -1, valueBytes: 20 })).toBe(105)
  })
})
