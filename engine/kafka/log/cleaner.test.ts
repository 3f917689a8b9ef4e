import { describe, expect, it } from 'vitest'
import { appendAsLeader, appendMarker } from './append.ts'
import { draftOf, offsetAt, sequencedDraftOf } from './batch.ts'
import { cleanableOf, cleanLog, isDirtyEnough } from './cleaner.ts'
import { logConfigOf, type TopicConfig } from './log-config.ts'
import { createPartitionLog, type PartitionLog } from './partition-log.ts'
import { rollSegment } from './roll.ts'
import { setHighWatermark } from './watermark.ts'

function logOf(topic: TopicConfig = {}): PartitionLog {
  return createPartitionLog(logConfigOf({ 'cleanup.policy': 'compact', ...topic }), 0)
}

/** `a1 b2`: one batch of keys with values; `a-` is a tombstone. */
function write(log: PartitionLog, text: string, now = 0): void {
  const records = text.split(' ').map(([key = '', value = '']) => {
    return { key, value: value === '-' ? null : value, timestamp: now }
  })
  appendAsLeader(log, draftOf(records), { now, leaderEpoch: 0 })
}

/** Closes what is there, replicates it, and cleans it. */
function clean(log: PartitionLog, now = 0): void {
  rollSegment(log, now)
  write(log, 'z0', now)
  setHighWatermark(log, log.endOffset)
  cleanLog(log, cleanableOf(log, now), now)
}

function contentOf(log: PartitionLog): string {
  const batches = log.segments.flatMap((segment) => segment.batches.items.slice(0, segment.batches.end))
  return batches
    .flatMap((batch) => {
      const lines = batch.records.map(
        ({ key, value }, index) => `${offsetAt(batch, index)}${key}${value ?? '-'}`,
      )
      return batch.records.length === 0 ? ['empty'] : batch.marker === undefined ? lines : [batch.marker]
    })
    .join(' ')
}

describe('cleaning', () => {
  it('keeps of each key the newest record, with its offset', () => {
    const log = logOf()
    write(log, 'a1 b1 a2')
    write(log, 'b2 c1')
    clean(log)
    expect(contentOf(log)).toBe('2a2 3b2 4c1 5z0')
  })

  it('does not look into the active segment, also not for newer records', () => {
    const log = logOf()
    write(log, 'a1')
    rollSegment(log, 0)
    write(log, 'a2')
    setHighWatermark(log, 2)
    expect(cleanLog(log, cleanableOf(log, 0), 0)).toBe(1)
    expect(contentOf(log)).toBe('0a1 1a2')
  })

  it('touches nothing above the high watermark', () => {
    const log = logOf()
    write(log, 'a1')
    write(log, 'a2')
    rollSegment(log, 0)
    setHighWatermark(log, 1)
    const cleanable = cleanableOf(log, 0)
    expect([cleanable.firstUncleanable, cleanable.cleanableBytes]).toEqual([1, 0])
  })

  it('removes a tombstone in the first pass after its time', () => {
    const log = logOf({ 'delete.retention.ms': 1000 })
    write(log, 'a1 b1')
    write(log, 'a-')
    clean(log)
    expect(contentOf(log)).toBe('1b1 2a- 3z0')
    clean(log, 999)
    expect(contentOf(log)).toContain('2a-')
    clean(log, 1000)
    expect(contentOf(log)).not.toContain('a-')
  })

  it('keeps a marker while batches of its transaction are there, and longer', () => {
    const log = logOf({ 'delete.retention.ms': 1000 })
    const records = [{ key: 'a', value: '1', timestamp: 0 }]
    const marker = { producerEpoch: 0, coordinatorEpoch: 0, transactionVersion: 0 }
    appendAsLeader(log, sequencedDraftOf(records, 7, 0, 0, true), { now: 0, leaderEpoch: 0 })
    appendMarker(log, { ...marker, producerId: 7, marker: 'COMMIT' }, { now: 0, leaderEpoch: 0 })
    write(log, 'a2')
    clean(log)
    // The producer's last batch stays, empty; its marker with it.
    expect(contentOf(log)).toBe('empty COMMIT 2a2 3z0')
    log.producers.clear()
    clean(log, 10)
    expect(contentOf(log)).toBe('COMMIT 2a2 3z0 4z0')
    clean(log, 20)
    expect(contentOf(log)).toContain('COMMIT')
    clean(log, 1020)
    expect(contentOf(log)).not.toContain('COMMIT')
  })

  it('waits until enough of the log is dirty', () => {
    const log = logOf({ 'min.cleanable.dirty.ratio': '0.5' })
    write(log, 'a1 b1 c1 d1 e1 f1 g1 h1')
    clean(log)
    expect(isDirtyEnough(log, cleanableOf(log, 0))).toBe(false)
    for (const text of ['a2', 'a3', 'a4']) write(log, text)
    rollSegment(log, 0)
    setHighWatermark(log, log.endOffset)
    expect(isDirtyEnough(log, cleanableOf(log, 0))).toBe(true)
  })
})
