import { describe, expect, it } from 'vitest'
import { acknowledge } from './acknowledge.ts'
import { type AcquireMode, acquire } from './acquire.ts'
import { expireLocks, nextLockExpiryOf, releaseMember } from './release.ts'
import {
  canAcquire,
  copySharePartition,
  createSharePartition,
  nextFetchOffsetOf,
  SHARE_CONFIG_DEFAULT,
  type ShareConfig,
  type SharePartition,
} from './share-partition.ts'
import { raiseWindow } from './window.ts'

function partitionOf(config: Partial<ShareConfig> = {}): SharePartition {
  return createSharePartition({ ...SHARE_CONFIG_DEFAULT, ...config }, 0)
}

/** A fetch from a log of ten records, in batches of `size`. */
function take(
  partition: SharePartition,
  member: string,
  maxRecords: number,
  { size = 1, mode = 'batch_optimized' as AcquireMode, now = 0, batchSize = 500 } = {},
): string {
  const fetchOffset = nextFetchOffsetOf(partition)
  const batches = Array.from({ length: 10 / size }, (_, index) => {
    return { baseOffset: index * size, lastOffset: index * size + size - 1 }
  }).filter(({ lastOffset }) => lastOffset >= fetchOffset)
  const acquired = acquire(partition, { member, mode, maxRecords, batchSize, fetchOffset, batches, now })
  return acquired.map(({ first, last, deliveryCount }) => `${first}-${last}x${deliveryCount}`).join(' ')
}

function statesOf(partition: SharePartition): string {
  return partition.batches
    .flatMap(({ first, last, whole, single }) =>
      Array.from({ length: last - first + 1 }, (_, index) => single?.[index] ?? whole),
    )
    .map((delivery) => delivery?.state.slice(0, 3))
    .join(' ')
}

describe('a share partition', () => {
  it('lets only who holds a record acknowledge it, and then all of the request or nothing', () => {
    const partition = partitionOf()
    take(partition, 'C1', 2)
    take(partition, 'C2', 1)
    const both = [
      { first: 0, last: 1, types: ['ACCEPT' as const] },
      { first: 2, last: 2, types: ['ACCEPT' as const] },
    ]
    expect(acknowledge(partition, 'C1', both, 0)).toBe('INVALID_RECORD_STATE')
    expect(statesOf(partition)).toBe('ACQ ACQ ACQ')
    expect(acknowledge(partition, 'C1', both.slice(0, 1), 0)).toBeUndefined()
    expect(acknowledge(partition, 'C1', both.slice(0, 1), 0)).toBeUndefined()
    expect(partition.startOffset).toBe(2)
  })

  it('moves its start over final records only', () => {
    const partition = partitionOf()
    take(partition, 'C1', 3)
    acknowledge(partition, 'C1', [{ first: 1, last: 2, types: ['ACCEPT', 'REJECT'] }], 0)
    expect([partition.startOffset, statesOf(partition)]).toEqual([0, 'ACQ ACK ARC'])
    acknowledge(partition, 'C1', [{ first: 0, last: 0, types: ['ACCEPT'] }], 0)
    expect([partition.startOffset, partition.batches.length]).toEqual([3, 0])
  })

  it('holds no more than its maximum, but gives out again what came back', () => {
    const partition = partitionOf({ maxInFlightRecords: 3 })
    expect(take(partition, 'C1', 10)).toBe('0-2x1')
    expect(canAcquire(partition)).toBe(false)
    expect(take(partition, 'C2', 10)).toBe('')
    acknowledge(partition, 'C1', [{ first: 1, last: 1, types: ['RELEASE'] }], 0)
    expect(canAcquire(partition)).toBe(true)
    expect(take(partition, 'C2', 10)).toBe('1-1x2')
  })

  it('archives what is available below the start of the log, and lets who holds a record keep it', () => {
    const partition = partitionOf()
    take(partition, 'C1', 4)
    acknowledge(partition, 'C1', [{ first: 0, last: 0, types: ['RELEASE'] }], 0)
    raiseWindow(partition, 2)
    expect([partition.startOffset, statesOf(partition)]).toEqual([2, 'ARC ACQ ACQ ACQ'])
    releaseMember(partition, 'C1')
    expect(statesOf(partition)).toBe('ARC ARC AVA AVA')
    expect(nextFetchOffsetOf(partition)).toBe(2)
    raiseWindow(partition, 8)
    expect([partition.startOffset, partition.endOffset, nextFetchOffsetOf(partition)]).toEqual([8, 8, 8])
  })

  it('takes whole batches, or exactly as many records as asked', () => {
    const soft = partitionOf()
    expect(take(soft, 'C1', 1, { size: 5 })).toBe('0-4x1')
    const hard = partitionOf()
    expect(take(hard, 'C1', 2, { size: 5, mode: 'record_limit' })).toBe('0-1x1')
    expect(take(hard, 'C2', 2, { size: 5, mode: 'record_limit' })).toBe('2-3x1')
    expect(statesOf(hard)).toBe('ACQ ACQ ACQ ACQ AVA')
  })

  it('splits a long stretch, so that its parts can be acknowledged as wholes', () => {
    const partition = partitionOf()
    expect(take(partition, 'C1', 10, { batchSize: 4 })).toBe('0-3x1 4-7x1 8-9x1')
  })

  it('frees a record the tick after its lock, and a renewal starts the lock anew', () => {
    const partition = partitionOf({ recordLockDurationMs: 100 })
    take(partition, 'C1', 2)
    acknowledge(partition, 'C1', [{ first: 1, last: 1, types: ['RENEW'] }], 60)
    expect(nextLockExpiryOf(partition)).toBe(100)
    expect(expireLocks(partition, 100)).toBe(false)
    expect(expireLocks(partition, 101)).toBe(true)
    expect(statesOf(partition)).toBe('AVA ACQ')
    expireLocks(partition, 161)
    expect(statesOf(partition)).toBe('AVA AVA')
  })

  it('hands out ever smaller parts of a batch that keeps failing, and its last try record by record', () => {
    const partition = partitionOf({ deliveryCountLimit: 5 })
    const parts: string[] = []
    for (let i = 0; i < 5; i++) {
      parts.push(take(partition, 'C1', 4, { size: 2 }))
      releaseMember(partition, 'C1')
    }
    expect(parts).toEqual(['0-3x1', '0-3x2', '0-3x3', '0-1x4', '0-0x5'])
    expect([statesOf(partition), partition.startOffset]).toEqual(['ARC AVA AVA AVA', 1])
  })

  it('may be copied, and the copy stands still', () => {
    const partition = partitionOf()
    take(partition, 'C1', 2)
    const before = copySharePartition(partition)
    acknowledge(partition, 'C1', [{ first: 0, last: 0, types: ['REJECT'] }], 0)
    expect([statesOf(before), before.startOffset]).toEqual(['ACQ ACQ', 0])
  })
})
