import { describe, expect, it } from 'vitest'
import { bestOf, NO_LIMIT, type PrefetchRun, runPrefetch, sweep } from './sweep.ts'
import { worldOf } from './worlds.ts'

const splitOf = ({ spans }: PrefetchRun) => {
  const counts = new Map<string, number>()
  for (const { worker } of spans) counts.set(worker, (counts.get(worker) ?? 0) + 1)
  return Object.fromEntries(counts)
}

describe('one worker, 100 ms of work, 200 ms there and back', () => {
  // 30 messages. With 1 in its hands the worker waits 200 ms after each; with 3 the next is always there.
  it.each([
    [1, 8900],
    [2, 4500],
    [3, 3100],
    [30, 3100],
    [NO_LIMIT, 3100],
  ])('with prefetch %i it is done after %i ms', (prefetch, finish) => {
    expect(runPrefetch(worldOf('one'), prefetch).finish).toBe(finish)
  })

  it('waits for nothing when there is no way to go', () => {
    expect(runPrefetch({ ...worldOf('one'), roundTrip: 0 }, 1).finish).toBe(3000)
  })
})

describe('a fast and a slow one', () => {
  it.each([
    [1, 8000, { A: 9, B: 3 }],
    [2, 7600, { A: 9, B: 3 }],
    [3, 10_100, { A: 8, B: 4 }],
    [5, 12_600, { A: 7, B: 5 }],
    [10, 15_100, { A: 6, B: 6 }],
    [NO_LIMIT, 15_100, { A: 6, B: 6 }],
  ])('with prefetch %i they are done after %i ms', (prefetch, finish, split) => {
    const run = runPrefetch(worldOf('two'), prefetch)
    expect([run.finish, splitOf(run)]).toEqual([finish, split])
  })

  it('are fastest with 2', () => {
    const runs = sweep(worldOf('two'))
    expect(bestOf(runs)?.prefetch).toBe(2)
    for (const { spans } of runs) expect(spans).toHaveLength(12)
  })
})
