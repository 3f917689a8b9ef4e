import { describe, expect, it } from 'vitest'
import { appendAsFollower, appendAsLeader, appendMarker } from './append.ts'
import { draftOf, offsetAt, sequencedDraftOf } from './batch.ts'
import { cleanableOf, cleanLog } from './cleaner.ts'
import { consume } from './consumed.ts'
import { fetch } from './fetch.ts'
import { logConfigOf } from './log-config.ts'
import {
  copyPartitionLog,
  createPartitionLog,
  lastStableOffsetOf,
  type PartitionLog,
} from './partition-log.ts'
import { applyRetention } from './retention.ts'
import { rollSegment } from './roll.ts'
import { expireProducers } from './snapshots.ts'
import { truncateTo } from './truncate.ts'
import { deleteRecords, setHighWatermark } from './watermark.ts'

type Draw = (below: number) => number

/** Dice of a test: the same seed gives the same draws. */
function createDraw(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

const CONFIG = {
  'cleanup.policy': 'compact,delete',
  'internal.segment.bytes': 400,
  'retention.ms': 300,
  'delete.retention.ms': 50,
}

/** One thing that may happen to a log, whatever its state is. */
function happen(log: PartitionLog, draw: Draw, now: number): void {
  const context = { now, leaderEpoch: Math.floor(now / 100) }
  const key = `k${draw(5)}`
  const records = [{ key, value: draw(4) === 0 ? null : 'v', timestamp: now }]
  const producerId = 7 + draw(2)
  const marker = draw(2) === 0 ? ('COMMIT' as const) : ('ABORT' as const)
  const chance = draw(12)
  if (chance < 4) appendAsLeader(log, draftOf(records), context)
  else if (chance < 6) {
    const sequence = (log.producers.get(producerId)?.batches.at(-1)?.lastSequence ?? -1) + 1
    appendAsLeader(log, sequencedDraftOf(records, producerId, 0, sequence, true), context)
  } else if (chance < 7) {
    const request = { producerId, producerEpoch: 0, marker, coordinatorEpoch: 0, transactionVersion: 0 }
    appendMarker(log, request, context)
  } else if (chance < 9) setHighWatermark(log, log.highWatermark + draw(6))
  else if (chance < 10) cleanLog(log, cleanableOf(log, now), now)
  else maintain(log, draw, now)
}

function maintain(log: PartitionLog, draw: Draw, now: number): void {
  const chance = draw(6)
  if (chance === 0) rollSegment(log, now)
  else if (chance === 1) applyRetention(log, now)
  else if (chance === 2) deleteRecords(log, log.startOffset + draw(3))
  else if (chance === 3) expireProducers(log, now)
  else if (chance === 4 && log.endOffset > log.highWatermark)
    truncateTo(log, log.highWatermark + draw(3), now)
}

function offsetsIn(log: PartitionLog): number[] {
  const batches = log.segments.flatMap((segment) => segment.batches.items.slice(0, segment.batches.end))
  return batches.flatMap((batch) => batch.records.map((_, index) => offsetAt(batch, index)))
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number))
}

/** Reads a log from its start, fetch by fetch. */
function readAll(log: PartitionLog, isolation: 'replica' | 'committed'): number[] {
  const offsets: number[] = []
  let position = log.startOffset
  for (let i = 0; i < 1000; i++) {
    const fetched = fetch(log, { offset: position, isolation, maxBytes: 200 })
    if (fetched.error !== undefined) throw new Error(`${fetched.error} at ${position}`)
    const { records, nextPosition } = consume(fetched.batches, fetched.aborted, position, isolation)
    offsets.push(...records.map(({ offset }) => offset))
    if (nextPosition === position) return offsets
    position = nextPosition
  }
  throw new Error('a reader never comes to the end')
}

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1)

describe('whatever happens to a log', () => {
  it.each(SEEDS)('its offsets stand in order (seed %i)', (seed) => {
    const log = createPartitionLog(logConfigOf(CONFIG), 0)
    const draw = createDraw(seed)
    for (let step = 0; step < 400; step++) {
      happen(log, draw, step)
      const stable = lastStableOffsetOf(log)
      const marks = [log.startOffset, stable, log.highWatermark, log.endOffset]
      expect(marks.toSorted((one, other) => one - other)).toEqual(marks)
    }
    expect(isAscending(offsetsIn(log))).toBe(true)
    expect(isAscending(log.segments.map(({ baseOffset }) => baseOffset))).toBe(true)
    const read = readAll(log, 'committed')
    expect(isAscending(read)).toBe(true)
    expect(read.every((offset) => offset < lastStableOffsetOf(log))).toBe(true)
  })

  it.each(SEEDS)('a copy lives on as the log itself does (seed %i)', (seed) => {
    const log = createPartitionLog(logConfigOf(CONFIG), 0)
    const draw = createDraw(seed)
    for (let step = 0; step < 200; step++) happen(log, draw, step)
    const copy = copyPartitionLog(log)
    const [one, other] = [createDraw(seed * 31), createDraw(seed * 31)]
    for (let step = 200; step < 300; step++) happen(log, one, step)
    for (let step = 200; step < 300; step++) happen(copy, other, step)
    expect(viewOf(copy)).toEqual(viewOf(log))
  })

  it.each(SEEDS)('a follower that copies it reads the same (seed %i)', (seed) => {
    const log = createPartitionLog(logConfigOf(CONFIG), 0)
    const draw = createDraw(seed)
    for (let step = 0; step < 200; step++) happen(log, draw, step)
    const follower = createPartitionLog(logConfigOf(CONFIG), 0)
    follower.startOffset = log.startOffset
    const batches = log.segments.flatMap((segment) => segment.batches.items.slice(0, segment.batches.end))
    for (const batch of batches) appendAsFollower(follower, batch, 200)
    follower.endOffset = log.endOffset
    expect(readAll(follower, 'replica')).toEqual(readAll(log, 'replica'))
  })
})

/** A log without what lies beyond the ends of its shared rows. */
function viewOf(log: PartitionLog): unknown {
  const segments = log.segments.map((segment) => ({
    ...segment,
    batches: segment.batches.items.slice(0, segment.batches.end),
    indexed: segment.indexed.items.slice(0, segment.indexed.end),
    aborted: segment.aborted.items.slice(0, segment.aborted.end),
  }))
  return { ...log, segments }
}
