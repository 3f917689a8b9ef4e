import { describe, expect, it } from 'vitest'
import { appendAsFollower, appendAsLeader, appendMarker } from './append.ts'
import { draftOf, type Marker, sequencedDraftOf } from './batch.ts'
import { consume } from './consumed.ts'
import { type FetchIsolation, fetch } from './fetch.ts'
import { logConfigOf, type TopicConfig } from './log-config.ts'
import {
  copyPartitionLog,
  createPartitionLog,
  lastStableOffsetOf,
  type PartitionLog,
} from './partition-log.ts'
import { rollSegment } from './roll.ts'
import { offsetByTime } from './time-lookup.ts'
import { deleteRecords, setHighWatermark } from './watermark.ts'

const AT_ZERO = { now: 0, leaderEpoch: 0 }

function logOf(topic: TopicConfig = {}): PartitionLog {
  return createPartitionLog(logConfigOf(topic), 0)
}

function write(log: PartitionLog, names: readonly string[], now = 0): void {
  const records = names.map((name) => ({ key: name, value: name, timestamp: now }))
  appendAsLeader(log, draftOf(records), { now, leaderEpoch: 0 })
}

function writeAs(
  log: PartitionLog,
  producerId: number,
  epoch: number,
  sequence: number,
  transactional: boolean,
) {
  const records = [{ key: null, value: `p${producerId}s${sequence}`, timestamp: 0 }]
  return appendAsLeader(log, sequencedDraftOf(records, producerId, epoch, sequence, transactional), AT_ZERO)
}

function end(log: PartitionLog, producerId: number, marker: Marker, transactionVersion = 0, epoch = 0) {
  const request = { producerId, producerEpoch: epoch, marker, coordinatorEpoch: 0, transactionVersion }
  return appendMarker(log, request, AT_ZERO)
}

function read(log: PartitionLog, offset: number, isolation: FetchIsolation = 'uncommitted') {
  const fetched = fetch(log, { offset, isolation })
  if (fetched.error !== undefined) return fetched.error
  const { records, nextPosition } = consume(fetched.batches, fetched.aborted, offset, isolation)
  return [records.map(({ record }) => record.value), nextPosition]
}

describe('a fetch', () => {
  it('stops at the high watermark for consumers and at the end for replicas', () => {
    const log = logOf()
    write(log, ['a'])
    write(log, ['b'])
    setHighWatermark(log, 1)
    expect(read(log, 0)).toEqual([['a'], 1])
    expect(read(log, 0, 'replica')).toEqual([['a', 'b'], 2])
  })

  it('holds a batch back as long as the high watermark lies in it', () => {
    const log = logOf()
    write(log, ['a', 'b', 'c'])
    setHighWatermark(log, 2)
    expect(read(log, 0)).toEqual([[], 0])
  })

  it('is empty at the end, and out of range beyond it and below the start', () => {
    const log = logOf()
    write(log, ['a', 'b'])
    setHighWatermark(log, 2)
    deleteRecords(log, 1)
    expect(read(log, 2)).toEqual([[], 2])
    expect(read(log, 3)).toBe('OFFSET_OUT_OF_RANGE')
    expect(read(log, 0)).toBe('OFFSET_OUT_OF_RANGE')
  })

  it('brings whole batches, of which the client drops what lies below its position', () => {
    const log = logOf()
    write(log, ['a', 'b', 'c'])
    setHighWatermark(log, 3)
    const fetched = fetch(log, { offset: 2, isolation: 'uncommitted' })
    expect(fetched.error === undefined && fetched.batches[0]?.baseOffset).toBe(0)
    expect(read(log, 2)).toEqual([['c'], 3])
  })

  it('reads one segment at a time', () => {
    const log = logOf()
    write(log, ['a'])
    rollSegment(log, 0)
    write(log, ['b'])
    setHighWatermark(log, 2)
    expect(read(log, 0)).toEqual([['a'], 1])
    expect(read(log, 1)).toEqual([['b'], 2])
  })

  it('keeps to its bytes, but never brings nothing', () => {
    const log = logOf()
    for (const name of ['a', 'b', 'c']) write(log, [name])
    setHighWatermark(log, 3)
    const bytes = log.segments[0]?.batches.items[0]?.bytes ?? 0
    const brought = (maxBytes: number): number => {
      const fetched = fetch(log, { offset: 0, isolation: 'uncommitted', maxBytes })
      return fetched.error === undefined ? fetched.batches.length : -1
    }
    expect([brought(1), brought(2 * bytes), brought(3 * bytes)]).toEqual([1, 2, 3])
  })
})

describe('an idempotent producer', () => {
  it('is known again by the exact sequences of a batch, not by part of them', () => {
    const log = logOf()
    const two = [0, 1].map((i) => ({ key: null, value: `v${i}`, timestamp: 0 }))
    appendAsLeader(log, sequencedDraftOf(two, 1, 0, 0, false), AT_ZERO)
    expect(appendAsLeader(log, sequencedDraftOf(two, 1, 0, 0, false), AT_ZERO)).toMatchObject({
      baseOffset: 0,
      lastOffset: 1,
      duplicate: true,
    })
    expect(writeAs(log, 1, 0, 0, false)).toEqual({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' })
    expect(log.endOffset).toBe(2)
  })

  it('may begin anywhere where nobody knows it, and only there', () => {
    const log = logOf()
    expect(writeAs(log, 1, 0, 7, false)).toMatchObject({ error: undefined, baseOffset: 0 })
    expect(writeAs(log, 1, 0, 0, false)).toEqual({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' })
    expect(writeAs(log, 1, 1, 3, false)).toEqual({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' })
    expect(writeAs(log, 1, 1, 0, false)).toMatchObject({ error: undefined, baseOffset: 1 })
    expect(writeAs(log, 1, 0, 8, false)).toEqual({ error: 'INVALID_PRODUCER_EPOCH' })
  })
})

describe('a transaction', () => {
  it('hides what comes after it from readers of committed data until it ends', () => {
    const log = logOf()
    writeAs(log, 7, 0, 0, true)
    write(log, ['a'])
    setHighWatermark(log, 2)
    expect(lastStableOffsetOf(log)).toBe(0)
    expect(read(log, 0, 'committed')).toEqual([[], 0])
    end(log, 7, 'COMMIT')
    setHighWatermark(log, 3)
    expect(read(log, 0, 'committed')).toEqual([['p7s0', 'a'], 3])
  })

  it('that was aborted is skipped by readers of committed data alone', () => {
    const log = logOf()
    writeAs(log, 7, 0, 0, true)
    writeAs(log, 8, 0, 0, true)
    end(log, 7, 'ABORT')
    end(log, 8, 'COMMIT')
    setHighWatermark(log, 4)
    expect(read(log, 0, 'committed')).toEqual([['p8s0'], 4])
    expect(read(log, 0)).toEqual([['p7s0', 'p8s0'], 4])
  })

  it('of version 2 ends with a greater epoch, and a late marker of its own epoch is fenced', () => {
    const log = logOf()
    writeAs(log, 7, 0, 0, true)
    expect(end(log, 7, 'COMMIT', 2, 0)).toEqual({ error: 'INVALID_PRODUCER_EPOCH' })
    expect(end(log, 7, 'COMMIT', 2, 1)).toMatchObject({ error: undefined, baseOffset: 1 })
    expect(end(log, 7, 'COMMIT', 2, 1)).toMatchObject({ error: undefined, baseOffset: 2 })
  })
})

describe('a log', () => {
  it('refuses a record without a key where it is compacted', () => {
    const log = logOf({ 'cleanup.policy': 'compact' })
    const draft = draftOf([{ key: null, value: 'v', timestamp: 0 }])
    expect(appendAsLeader(log, draft, AT_ZERO)).toEqual({ error: 'INVALID_RECORD' })
    expect(log.endOffset).toBe(0)
  })

  it('finds the first visible record by its time', () => {
    const log = logOf()
    for (const now of [10, 30, 20]) write(log, [`at ${now}`], now)
    setHighWatermark(log, 2)
    expect(offsetByTime(log, 11, 'uncommitted')).toEqual({ offset: 1, timestamp: 30 })
    expect(offsetByTime(log, 31, 'uncommitted')).toBeUndefined()
    setHighWatermark(log, 1)
    expect(offsetByTime(log, 11, 'uncommitted')).toBeUndefined()
  })

  it('may be copied, and the copy does not see what comes later', () => {
    const log = logOf()
    writeAs(log, 7, 0, 0, true)
    const before = copyPartitionLog(log)
    writeAs(log, 7, 0, 1, true)
    end(log, 7, 'ABORT')
    setHighWatermark(log, 3)
    expect(before.endOffset).toBe(1)
    expect(read(before, 0, 'replica')).toEqual([['p7s0'], 1])
    expect(before.ongoing).toHaveLength(1)
    expect(before.producers.get(7)?.batches).toHaveLength(1)
  })

  it('is the same at a follower that takes its batches', () => {
    const leader = logOf()
    const follower = logOf()
    write(leader, ['a', 'b'])
    writeAs(leader, 7, 0, 0, true)
    end(leader, 7, 'ABORT')
    const fetched = fetch(leader, { offset: 0, isolation: 'replica' })
    for (const batch of fetched.error === undefined ? fetched.batches : [])
      appendAsFollower(follower, batch, 0)
    setHighWatermark(leader, 4)
    setHighWatermark(follower, 4)
    expect(follower).toEqual(leader)
  })
})
