import { describe, expect, test } from 'vitest'
import { advance, Column, createRun } from '../../engine/index.ts'
import { motionsOf, movingAt } from './motions.ts'
import {
  CAUSE_MS,
  HOP_MS,
  type Pacing,
  paceOf,
  readingAtSeq,
  readingAtTick,
  seqAt,
  tickAt,
} from './pacing.ts'
import type { Loudness, Score, Way } from './score.ts'
import { Surveyor } from './survey.ts'
import { anyToy } from './toy.fixture.ts'

type WayNote = Omit<Way, 'row' | 'isNews'>

interface Note {
  readonly at: number
  readonly kind?: Loudness
  readonly cause?: number
}

/** A score from events and ways; an event's trigger is its cause. */
function scoreOf(until: number, notes: readonly Note[], ways: readonly WayNote[] = []): Score {
  return {
    until,
    ticks: Column.of(notes.map(({ at }) => at)),
    causes: Column.of(notes.map(({ cause = -1 }) => cause)),
    triggers: Column.of(notes.map(({ cause = -1 }) => cause)),
    kinds: notes.map(({ kind = 'loud' }) => kind),
    news: notes.map(() => true),
    ways: ways.map((way, row) => ({ ...way, row, isNews: true })),
    instant: new Set(),
    told: [],
  }
}

function toyRun(seed: number, balls: number, clumsy: number) {
  const setup = { walkers: ['a', 'b', 'c', 'd'], balls, latencyMost: 30, clumsy }
  const run = createRun(anyToy.model, { seed, setup, commands: [] })
  advance(run, 5_000)
  return { trace: run.trace, survey: new Surveyor(anyToy, setup, run.trace).finish(5_000) }
}

const seeds = Array.from({ length: 12 }, (_, index) => index * 7 + 1)

function expectMonotone(pacing: Pacing): void {
  const { readings, ticks } = pacing.knots
  for (let row = 1; row < readings.length; row++) {
    expect(readings[row]).toBeGreaterThanOrEqual(readings[row - 1] as number)
    expect(ticks[row]).toBeGreaterThanOrEqual(ticks[row - 1] as number)
  }
  for (let seq = 1; seq < pacing.events.length; seq++) {
    expect(pacing.events[seq]).toBeGreaterThan(pacing.events[seq - 1] as number)
  }
}

describe('the map between a run and its reading', () => {
  test.each(seeds)('is monotone and has an inverse (seed %d)', (seed) => {
    const { trace, survey } = toyRun(seed, 1 + (seed % 5), seed % 3)
    const pacing = paceOf(survey.score)
    expectMonotone(pacing)
    for (let tick = 0; tick <= 5_000; tick += 37.5) {
      expect(tickAt(pacing, readingAtTick(pacing, tick))).toBeCloseTo(tick, 6)
    }
    for (let seq = 0; seq <= trace.events.length; seq++) {
      expect(seqAt(pacing, readingAtSeq(pacing, seq))).toBe(seq)
      if (seq > 0)
        expect(tickAt(pacing, readingAtSeq(pacing, seq))).toBeCloseTo(trace.ticks.get(seq - 1) as number, 6)
    }
  })

  test.each(seeds)('tells all of a tick by the end of the tick (seed %d)', (seed) => {
    const { trace, survey } = toyRun(seed, 3, 0)
    const pacing = paceOf(survey.score)
    for (const tick of new Set(trace.ticks)) {
      const seq = trace.ticks.countUpTo(tick)
      expect(seqAt(pacing, readingAtTick(pacing, tick))).toBe(seq)
    }
  })

  test('runs as the run does where nothing is to be stretched or folded', () => {
    const pacing = paceOf(scoreOf(5_000, [{ at: 1_500 }, { at: 3_000 }, { at: 4_500 }]))
    expect(tickAt(pacing, 700)).toBe(700)
    expect(readingAtSeq(pacing, 2) - readingAtSeq(pacing, 1)).toBeCloseTo(1_500, 0)
    expect(pacing.lenses).toEqual([])
  })
})

describe('a burst', () => {
  const full = CAUSE_MS + HOP_MS

  test('shows each hop after its cause, with room to see it', () => {
    const notes: Note[] = [{ at: 5 }, { at: 5, kind: 'hop', cause: 0 }, { at: 5, kind: 'hop', cause: 1 }]
    const { events } = paceOf(scoreOf(100, notes))
    expect((events[1] as number) - (events[0] as number)).toBeGreaterThanOrEqual(full)
    expect((events[2] as number) - (events[1] as number)).toBeGreaterThanOrEqual(full)
  })

  test('lets siblings hop together', () => {
    const notes: Note[] = [
      { at: 5 },
      ...Array.from({ length: 4 }, (): Note => ({ at: 5, kind: 'hop', cause: 0 })),
    ]
    const { events } = paceOf(scoreOf(100, notes))
    expect((events[4] as number) - (events[1] as number)).toBeLessThan(full)
  })

  test('holds back an arrival until its message was seen moving', () => {
    const way = { departs: 5, arrives: 7, cause: 0, weight: 'message' } as const
    const { events } = paceOf(scoreOf(100, [{ at: 5 }, { at: 7, cause: 0 }], [way]))
    expect((events[1] as number) - (events[0] as number)).toBeGreaterThanOrEqual(full)
  })

  test('moves what moves at once in the time of one', () => {
    const notes: Note[] = Array.from({ length: 20 }, () => ({ at: 5 }))
    const ways = notes.map((_, cause) => ({ departs: 5, arrives: 7, cause, weight: 'message' }) as const)
    expect(readingAtTick(paceOf(scoreOf(10, notes, ways)), 7)).toBeLessThan(2_500)
  })

  test('of one tick is told in six seconds, however long it is', () => {
    const notes: Note[] = Array.from({ length: 500 }, (_, at) => ({ at: 5, kind: 'hop', cause: at - 1 }))
    const pacing = paceOf(scoreOf(10, notes))
    expectMonotone(pacing)
    expect(pacing.end).toBeLessThan(6_500)
  })

  test('of connections before the first message is gone through quickly', () => {
    const notes: Note[] = Array.from({ length: 20 }, (_, at) => ({ at }))
    const control = notes.map(
      (_, at) => ({ departs: at, arrives: at + 1, cause: at, weight: 'control' }) as const,
    )
    const first = { departs: 300, arrives: 302, cause: -1, weight: 'message' } as const
    const slow = readingAtTick(paceOf(scoreOf(400, notes, control)), 20)
    const quick = readingAtTick(paceOf(scoreOf(400, notes, [...control, first])), 20)
    expect(quick).toBeLessThan(slow / 3)
  })

  test('that does not end is a crowd, and takes little more than its own time', () => {
    const notes: Note[] = []
    const ways: WayNote[] = []
    for (let at = 0; at < 10_000; at += 5) {
      const cause = notes.push({ at }) - 1
      ways.push({ departs: at, arrives: at + 2, cause, weight: 'message' })
    }
    const pacing = paceOf(scoreOf(10_000, notes, ways))
    expectMonotone(pacing)
    expect(pacing.end).toBeLessThan(40_000)
  })
})

describe('the time lens', () => {
  test('folds a long silence and says how long it was', () => {
    const pacing = paceOf(scoreOf(60_100, [{ at: 10 }, { at: 60_010 }]))
    expect(pacing.lenses).toHaveLength(1)
    const [lens] = pacing.lenses
    expect(lens).toMatchObject({ fromTick: 310, toTick: 60_010 })
    expect((lens?.to as number) - (lens?.from as number)).toBeCloseTo(1_200)
    expect(pacing.end).toBeLessThan(2_000)
  })

  test('is not broken by heartbeats, and they take no time', () => {
    const notes: Note[] = [{ at: 10 }]
    const ways: WayNote[] = []
    for (let at = 3_000; at < 60_000; at += 3_000) {
      const cause = notes.push({ at, kind: 'murmur' }) - 1
      ways.push({ departs: at, arrives: at + 2, cause, weight: 'control' })
    }
    const pacing = paceOf(scoreOf(60_000, [...notes, { at: 60_000 }], ways))
    expectMonotone(pacing)
    expect(pacing.lenses).toHaveLength(1)
    expect(pacing.end).toBeLessThan(2_000)
  })

  test('folds what a run does all the time, but nothing that the story tells of', () => {
    const notes: Note[] = Array.from({ length: 90 }, (_, at) => ({ at: at * 500 }))
    const score = { ...scoreOf(45_000, notes), news: notes.map((_, at) => at < 10) }
    const pacing = paceOf(score)
    expectMonotone(pacing)
    expect(pacing.lenses).toMatchObject([{ fromTick: 4_800, toTick: 45_000 }])
    expect(pacing.end).toBeLessThan(4_800 + 4_000)
    const told = paceOf({ ...score, told: [30_000] })
    expect(told.lenses.map(({ toTick }) => toTick)).toEqual([30_000, 45_000])
  })

  test('leaves two seconds alone', () => {
    expect(paceOf(scoreOf(4_000, [{ at: 2_000 }])).lenses).toEqual([])
  })
})

describe('what moves', () => {
  test.each(seeds)('at a moment is what departed and did not arrive (seed %d)', (seed) => {
    const { survey } = toyRun(seed, 4, 1)
    const pacing = paceOf(survey.score)
    const motions = motionsOf(survey, pacing)
    const all = [...new Set(motions.drawers.flat())]
    expect(all.length).toBeGreaterThan(5)
    for (let reading = 0; reading <= pacing.end; reading += 333) {
      const ids = movingAt(motions, reading, []).map(({ id }) => id)
      const wanted = all.filter(({ departs, arrives }) => departs - CAUSE_MS <= reading && reading < arrives)
      expect(ids.sort()).toEqual(wanted.map(({ id }) => id).sort())
    }
    for (const { departs, arrives } of all) expect(arrives).toBeGreaterThanOrEqual(departs)
  })

  test('arrives with the event that it sets off', () => {
    const { trace, survey } = toyRun(3, 1, 0)
    const pacing = paceOf(survey.score)
    const flights = motionsOf(survey, pacing)
      .drawers.flat()
      .filter(({ motion }) => motion.from !== motion.to)
    const caught = trace.events.flatMap(({ type }, seq) =>
      type === 'ball.caught' ? [pacing.events[seq]] : [],
    )
    expect(flights.filter(({ arrives }) => arrives < pacing.end).length).toBeGreaterThan(5)
    for (const { arrives } of flights) if (arrives < pacing.end) expect(caught).toContain(arrives)
  })
})
