import { describe, expect, it } from 'vitest'
import { appendAsLeader } from './append.ts'
import { draftOf, sequencedDraftOf } from './batch.ts'
import { epochEndOf } from './epochs.ts'
import { logConfigOf } from './log-config.ts'
import { createPartitionLog, type PartitionLog } from './partition-log.ts'
import { rollSegment } from './roll.ts'
import { truncateTo } from './truncate.ts'
import { setHighWatermark } from './watermark.ts'

function logOf(): PartitionLog {
  return createPartitionLog(logConfigOf({}), 0)
}

function write(log: PartitionLog, count: number, leaderEpoch: number): void {
  const records = Array.from({ length: count }, () => ({ key: 'k', value: 'v', timestamp: 0 }))
  appendAsLeader(log, draftOf(records), { now: 0, leaderEpoch })
}

function writeAs(log: PartitionLog, sequence: number) {
  const draft = sequencedDraftOf([{ key: null, value: 'v', timestamp: 0 }], 1, 0, sequence, false)
  return appendAsLeader(log, draft, { now: 0, leaderEpoch: 0 })
}

describe('leader epochs', () => {
  it('end where the next one began, and the last one where the log ends', () => {
    const log = logOf()
    write(log, 2, 0)
    write(log, 3, 4)
    expect(epochEndOf(log, 0)).toEqual({ epoch: 0, endOffset: 2 })
    expect(epochEndOf(log, 3)).toEqual({ epoch: 0, endOffset: 2 })
    expect(epochEndOf(log, 4)).toEqual({ epoch: 4, endOffset: 5 })
    expect(epochEndOf(log, 5)).toBeUndefined()
  })

  it('are forgotten with what they wrote', () => {
    const log = logOf()
    write(log, 2, 0)
    write(log, 3, 4)
    expect(truncateTo(log, 2, 0)).toBe(true)
    expect(epochEndOf(log, 4)).toBeUndefined()
    expect(epochEndOf(log, 0)).toEqual({ epoch: 0, endOffset: 2 })
  })
})

describe('truncation', () => {
  it('drops segments beyond the offset, and cuts the one it lies in at a batch', () => {
    const log = logOf()
    write(log, 2, 0)
    rollSegment(log, 0)
    write(log, 3, 0)
    setHighWatermark(log, 5)
    expect(truncateTo(log, 1, 0)).toBe(true)
    expect(log.segments.map(({ baseOffset, batches }) => [baseOffset, batches.end])).toEqual([[0, 0]])
    expect([log.endOffset, log.highWatermark]).toEqual([1, 1])
  })

  it('does nothing at the end and beyond', () => {
    const log = logOf()
    write(log, 2, 0)
    expect([truncateTo(log, 2, 0), truncateTo(log, 9, 0)]).toEqual([false, false])
    expect(log.endOffset).toBe(2)
  })

  it('reads producers again from the last snapshot, which keeps only their last batch', () => {
    const log = logOf()
    for (const sequence of [0, 1, 2]) writeAs(log, sequence)
    rollSegment(log, 0)
    for (const sequence of [3, 4]) writeAs(log, sequence)
    truncateTo(log, 4, 0)
    expect(writeAs(log, 3)).toMatchObject({ duplicate: true })
    expect(writeAs(log, 2)).toMatchObject({ duplicate: true, baseOffset: 2 })
    expect(writeAs(log, 1)).toEqual({ error: 'OUT_OF_ORDER_SEQUENCE_NUMBER' })
    expect(writeAs(log, 4)).toMatchObject({ duplicate: false, baseOffset: 4 })
  })

  it('below the first segment begins afresh', () => {
    const log = logOf()
    write(log, 2, 0)
    rollSegment(log, 0)
    write(log, 1, 0)
    log.segments.shift()
    log.startOffset = 2
    expect(truncateTo(log, 1, 0)).toBe(true)
    expect([log.startOffset, log.endOffset, log.segments.length]).toEqual([1, 1, 1])
  })
})
