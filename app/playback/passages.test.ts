import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, Column, createRun, type MotionView } from '../../engine/index.ts'
import { Passages } from './passages.ts'
import type { Way } from './score.ts'
import { Surveyor } from './survey.ts'
import type { Telling } from './telling.ts'
import { anyToy } from './toy.fixture.ts'

const UNTIL = 5_000

test('what arrived is counted as one would by hand, at any moment', () => {
  const walkers = ['a', 'b', 'c']
  const setup = fc.record({
    walkers: fc.constant(walkers),
    balls: fc.integer({ min: 1, max: 5 }),
    latencyMost: fc.integer({ min: 5, max: 80 }),
    clumsy: fc.nat(20),
  })
  fc.assert(
    fc.property(setup, fc.nat(), fc.nat(UNTIL), (world, seed, tick) => {
      const run = createRun(anyToy.model, { seed, setup: world, commands: [] })
      advance(run, UNTIL)
      const survey = new Surveyor(anyToy, world, run.trace).finish(UNTIL)
      const passages = new Passages({ survey, trace: run.trace }).upTo(run.trace.events.length, tick)
      const countBetween = (from: string, to: string, first: number, last: number) =>
        survey.score.ways.filter(({ arrives, reach }, row) => {
          const motion = survey.motions[row] as MotionView
          const isOn = motion.from === from && motion.to === to && reach === undefined
          return isOn && arrives >= first && arrives <= last
        }).length
      for (const { from, to, all, lately } of passages) {
        expect(all).toBe(countBetween(from, to, 0, tick))
        expect(lately()).toBe(countBetween(from, to, tick - 999, tick))
        expect(lately(2)).toBe(countBetween(from, to, tick - 2_999, tick - 2_000))
      }
    }),
    { numRuns: 60 },
  )
})

/** A run of hops from a queue to its dead-letter exchange, one at each tick that is given. */
function deaths(...notes: readonly (readonly [tick: number, reason: string])[]) {
  const ticks = new Column()
  for (const [tick] of notes) ticks.push(tick)
  const hops = notes.map(
    ([, reason]): MotionView => ({ from: 'q', to: 'dlx', weight: 'message', label: 'o1', reason }),
  )
  const survey = { score: { ways: [] }, motions: [], hops }
  return new Passages({ survey, trace: { ticks } } as unknown as Telling)
}

test('reasons are counted each for itself, and amid a tick only what has happened of it', () => {
  const passages = deaths([100, 'rejected'], [100, 'expired'], [100, 'rejected'], [2_000, 'maxlen'])
  const seen = (seq: number, tick: number) => {
    const [passage] = passages.upTo(seq, tick)
    return [passage?.all, Object.fromEntries(passage?.reasons ?? [])]
  }
  expect(seen(0, 99)).toEqual([0, { rejected: 0, expired: 0, maxlen: 0 }])
  expect(seen(1, 100)).toEqual([1, { rejected: 1, expired: 0, maxlen: 0 }])
  expect(seen(3, 100)).toEqual([3, { rejected: 2, expired: 1, maxlen: 0 }])
  expect(seen(4, 2_000)).toEqual([4, { rejected: 2, expired: 1, maxlen: 1 }])
})

test('a batch counts as what is in it; talk of machines does not count', () => {
  const motions: MotionView[] = [
    { from: 'producer', to: 'p0', weight: 'message', label: '×7', count: 7 },
    { from: 'producer', to: 'p0', weight: 'control', label: 'InitProducerId' },
    { from: 'producer', to: 'p0', weight: 'message', label: 'lost', count: 3 },
  ]
  const way: Way = { row: 0, departs: 0, arrives: 10, cause: 0, weight: 'message', isNews: true }
  const ways = [way, way, { ...way, reach: 0.5 }]
  const survey = { score: { ways }, motions, hops: [] }
  const passages = new Passages({ survey, trace: { ticks: new Column() } } as unknown as Telling)
  expect(passages.upTo(0, 10).map(({ from, to, all }) => [from, to, all])).toEqual([['producer', 'p0', 7]])
})
