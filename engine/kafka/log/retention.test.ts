import { describe, expect, it } from 'vitest'
import { appendAsLeader } from './append.ts'
import { draftOf } from './batch.ts'
import { logConfigOf, type TopicConfig } from './log-config.ts'
import { createPartitionLog, type PartitionLog } from './partition-log.ts'
import { applyRetention } from './retention.ts'
import { rollSegment } from './roll.ts'
import { deleteRecords, setHighWatermark } from './watermark.ts'

/** One record a segment, written at 0, 100 and 200; all replicated but the last `open`. */
function logOf(topic: TopicConfig, open = 0): PartitionLog {
  const log = createPartitionLog(logConfigOf(topic), 0)
  for (const now of [0, 100, 200]) {
    if (now > 0) rollSegment(log, now)
    appendAsLeader(log, draftOf([{ key: 'k', value: 'v', timestamp: now }]), { now, leaderEpoch: 0 })
  }
  setHighWatermark(log, 3 - open)
  return log
}

function basesOf(log: PartitionLog): number[] {
  return log.segments.map(({ baseOffset }) => baseOffset)
}

describe('retention', () => {
  it('deletes whole segments by time, from the oldest on', () => {
    const log = logOf({ 'retention.ms': 50 })
    expect(applyRetention(log, 160)).toBe(2)
    expect([basesOf(log), log.startOffset]).toEqual([[2], 2])
  })

  it('stops at a young segment, though older ones follow', () => {
    const log = logOf({ 'retention.ms': 50 })
    const first = log.segments[0]
    if (first !== undefined) first.largestTimestamp = 1000
    expect(applyRetention(log, 500)).toBe(0)
  })

  it('deletes nothing that is not replicated', () => {
    const log = logOf({ 'retention.ms': 50 }, 2)
    expect(applyRetention(log, 10_000)).toBe(1)
    expect(basesOf(log)).toEqual([1, 2])
  })

  it('rolls the active segment when all of it is old', () => {
    const log = logOf({ 'retention.ms': 50 })
    expect(applyRetention(log, 10_000)).toBe(3)
    expect([basesOf(log), log.startOffset, log.endOffset]).toEqual([[3], 3, 3])
    expect(applyRetention(log, 20_000)).toBe(0)
  })

  it('by size keeps at least the limit', () => {
    const log = logOf({ 'retention.ms': -1, 'retention.bytes': 140 })
    expect(applyRetention(log, 0)).toBe(1)
    expect(basesOf(log)).toEqual([1, 2])
  })

  it.each(['compact', ''])('with the policy "%s" takes only what DeleteRecords gave up', (policy) => {
    const log = logOf({ 'cleanup.policy': policy, 'retention.ms': 1 })
    expect(applyRetention(log, 10_000)).toBe(0)
    deleteRecords(log, 2)
    expect(applyRetention(log, 10_000)).toBe(2)
    expect(basesOf(log)).toEqual([2])
  })

  it('with both policies deletes too', () => {
    const log = logOf({ 'cleanup.policy': 'compact,delete', 'retention.ms': 50 })
    expect(applyRetention(log, 160)).toBe(2)
  })
})
