import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../base/hash.ts'
import { digestOf } from './digest.ts'
import { type Command, type Journal, withCommand } from './journal.ts'
import { LawBroken, RunEndless } from './model.ts'
import { PHYSICS } from './physics.ts'
import { createReplay, seek } from './replay.ts'
import { advance, createRun, fork } from './run.ts'
import { type ToySetup, type ToySignal, toy } from './toy.fixture.ts'
import { whyOf } from './trace.ts'

const END = 4_000

const setups: fc.Arbitrary<ToySetup> = fc.record({
  walkers: fc.integer({ min: 1, max: 6 }).map((count) => Array.from({ length: count }, (_, at) => `w${at}`)),
  balls: fc.constant(0),
  latencyMost: fc.integer({ min: 0, max: 30 }),
  clumsy: fc.integer({ min: 0, max: 2 }),
})

const commands: fc.Arbitrary<Command<ToySignal>> = fc.oneof(
  fc.record({
    at: fc.integer({ min: 0, max: END }),
    to: fc.constant('w0'),
    signal: fc.record({ type: fc.constant('take' as const), ball: fc.integer({ min: 100, max: 120 }) }),
  }),
  fc.record({
    at: fc.integer({ min: 0, max: END }),
    to: fc.constant(PHYSICS),
    signal: fc.constantFrom(
      { type: 'link.cut' as const, between: ['w0', 'w1'] as const },
      { type: 'link.hold' as const, between: ['w0', 'w1'] as const },
      { type: 'link.restore' as const, between: ['w0', 'w1'] as const },
      { type: 'link.delay' as const, between: ['w1', 'w2'] as const, ticks: 7 },
      { type: 'link.drop' as const, from: 'w0', to: 'w1', ticks: 200 },
      { type: 'process.freeze' as const, place: 'w0' },
      { type: 'process.resume' as const, place: 'w0' },
    ),
  }),
)

const journals: fc.Arbitrary<Journal<ToySignal, ToySetup>> = fc.record({
  seed: fc.integer(),
  setup: setups,
  // A ball may be handed in once only: two of one number would break the toy's law.
  commands: fc.uniqueArray(commands, {
    maxLength: 12,
    selector: ({ signal }) => ('ball' in signal ? signal.ball : Symbol('any')),
  }),
})

function runOf(journal: Journal<ToySignal, ToySetup>, until: number = END) {
  const run = createRun(toy, journal)
  advance(run, until)
  return run
}

describe('a run', () => {
  it('is the same however it is cut into advances', () => {
    fc.assert(
      fc.property(journals, fc.array(fc.integer({ min: 0, max: END }), { maxLength: 9 }), (journal, cuts) => {
        const run = createRun(toy, journal)
        for (const cut of [...cuts].sort((one, other) => one - other)) advance(run, cut)
        advance(run, END)
        expect(digestOf(run.trace)).toBe(digestOf(runOf(journal).trace))
      }),
      { numRuns: 60 },
    )
  })

  it('folds from its trace to the very state that it lived, at every event', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        const lived: string[] = []
        const watched = {
          ...toy,
          laws: [
            {
              id: 'watch',
              on: ['ball.caught', 'ball.thrown', 'ball.dropped'] as const,
              check: (state: unknown) => {
                lived.push(hashOf(state))
                return undefined
              },
            },
          ],
        }
        const run = createRun(watched, journal)
        advance(run, END / 4)
        const replay = createReplay(toy, journal.setup, run.trace)
        const replayed: string[] = []
        for (let seq = 1; seq <= run.trace.events.length; seq++) {
          const { state } = seek(replay, seq)
          if ((run.trace.events[seq - 1] as { type: string }).type.startsWith('ball.'))
            replayed.push(hashOf(state))
        }
        expect(replayed).toEqual(lived)
      }),
      { numRuns: 25 },
    )
  })

  it('forked is the run that had the command from the start', () => {
    fc.assert(
      fc.property(journals, commands, fc.integer({ min: 0, max: END }), (journal, command, first) => {
        fc.pre(!('ball' in command.signal))
        const run = runOf(journal, first)
        fork(run, command)
        advance(run, END)
        expect(digestOf(run.trace)).toBe(digestOf(runOf(withCommand(journal, command)).trace))
      }),
      { numRuns: 80 },
    )
  })

  it('seeks to any event, in any order, as it went forward', () => {
    fc.assert(
      fc.property(
        journals,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
        (journal, at) => {
          const run = runOf(journal)
          const jumping = createReplay(toy, journal.setup, run.trace)
          for (const share of at) {
            const seq = Math.floor(share * run.trace.events.length)
            const walking = createReplay(toy, journal.setup, run.trace)
            expect(hashOf(seek(jumping, seq))).toBe(hashOf(seek(walking, seq)))
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('gives each place dice of its own: one walker more draws nothing from the others', () => {
    const draws = (walkers: readonly string[]) => {
      const run = runOf(
        { seed: 5, setup: { walkers, balls: 0, latencyMost: 0, clumsy: 100 }, commands: [] },
        50,
      )
      return run.trace.events.filter((event) => 'by' in event && event.by === 'w1')
    }
    expect(draws(['w0', 'w1', 'w2'])).toEqual(draws(['w0', 'w1']))
  })

  it('keeps causes before their effects, and ticks never fall', () => {
    fc.assert(
      fc.property(journals, (journal) => {
        const { trace } = runOf(journal)
        for (let seq = 0; seq < trace.events.length; seq++) {
          expect(trace.causes.get(seq)).toBeLessThan(seq)
          expect(trace.triggers.get(seq)).toBeLessThan(seq)
          if (seq > 0) expect(trace.ticks.get(seq)).toBeGreaterThanOrEqual(trace.ticks.get(seq - 1) as number)
          expect(whyOf(trace, seq).at(-1)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('asks a law that names no type of event about every one', () => {
    const asked: string[] = []
    const watched = {
      ...toy,
      laws: [
        {
          id: 'watch',
          check: (_: unknown, event: { type: string }) => {
            asked.push(event.type)
            return undefined
          },
        },
      ],
    }
    const run = createRun(watched, {
      seed: 1,
      setup: { walkers: ['a', 'b'], balls: 0, latencyMost: 3, clumsy: 0 },
      commands: [],
    })
    advance(run, 200)
    expect(asked).toEqual(run.trace.events.map(({ type }) => type))
  })

  it('stops with law, tick and seed when a law is broken', () => {
    const forgetful = {
      ...toy,
      evolve: (
        state: Parameters<typeof toy.evolve>[0],
        event: Parameters<typeof toy.evolve>[1],
        tick: number,
        seq: number,
      ) => {
        // The planted bug: a throw leaves the ball in the hand.
        if (event.type !== 'ball.thrown') toy.evolve(state, event, tick, seq)
      },
    }
    const run = createRun(forgetful, {
      seed: 1,
      setup: { walkers: ['a', 'b'], balls: 0, latencyMost: 3, clumsy: 0 },
      commands: [],
    })
    expect(() => advance(run, END)).toThrow(LawBroken)
    expect(() => advance(createRun(forgetful, run.journal), END)).toThrow(
      /toy\.one-holder at tick \d+, event \d+, seed 1/,
    )
  })
})

describe('a run that does not come to its end', () => {
  const journal = { seed: 1, setup: { walkers: ['w0'], balls: 1, latencyMost: 0, clumsy: 0 }, commands: [] }

  it('says in words that a tick goes on for ever', () => {
    const run = createRun({ ...toy, handle: (_, to, signal, turn) => turn.pass(to, to, 0, signal) }, journal)
    expect(() => advance(run, 10)).toThrow(RunEndless)
    expect(() => advance(createRun(run.model, journal), 10)).toThrow(
      /tick 0 does not end.*Fix: .*at least 1 ms/,
    )
  })

  it('says in words that its past is too large', () => {
    const event = { type: 'ball.dropped', ball: 1, by: 'w0' } as const
    const run = createRun(
      {
        ...toy,
        laws: [],
        handle(_, to, signal, turn) {
          for (let count = 0; count < 10_000; count++) turn.emit(event)
          turn.pass(to, to, 1, signal)
        },
      },
      journal,
    )
    expect(() => advance(run, 1_000)).toThrow(
      /more than 3000000 events by tick 30\d. Fix: give a smaller "until"/,
    )
  })
})

describe('a link', () => {
  const setup: ToySetup = { walkers: ['w0', 'w1'], balls: 0, latencyMost: 30, clumsy: 0 }

  it('never reorders, whatever its latency', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { trace } = runOf({ seed, setup, commands: [] })
        const last = new Map<string, number>()
        for (const { link, arrives } of trace.transits) {
          if (link === undefined) continue
          expect(arrives).toBeGreaterThanOrEqual(last.get(link) ?? 0)
          last.set(link, arrives)
        }
        expect(last.size).toBeGreaterThan(0)
      }),
      { numRuns: 20 },
    )
  })

  it('sends a packet that it drops again, and what is behind waits for it', () => {
    const take = (ball: number): Command<ToySignal> => ({
      at: 1_000,
      to: 'w0',
      signal: { type: 'take', ball },
    })
    const drop = { type: 'link.drop' as const, from: 'w0', to: 'w1', ticks: 200 }
    const commands = [
      { at: 1_000, to: PHYSICS, signal: drop },
      ...[101, 102, 103, 104, 105, 106, 107].map(take),
    ]
    const { trace } = runOf({ seed: 5, setup: { ...setup, latencyMost: 0 }, commands }, 2_000)
    const sent = trace.transits.filter(({ link, departs }) => link === 'w0>w1' && departs >= 1_000)
    const first = sent[0]?.departs ?? 0
    const arrivals = (isBehind: boolean) =>
      sent
        .filter(({ departs }) => departs > first + 200 === isBehind)
        .map(({ departs, arrives }) => [departs, arrives])
    expect(arrivals(false).length).toBeGreaterThan(1)
    expect(new Set(arrivals(false).map(([, arrives]) => arrives))).toEqual(new Set([first + 200]))
    expect(arrivals(true).length).toBeGreaterThan(0)
    expect(arrivals(true).filter(([departs, arrives]) => departs !== arrives)).toEqual([])
  })

  it('loses what is on it when it is cut, and what is sent until it is restored', () => {
    const run = createRun(toy, {
      seed: 3,
      setup,
      commands: [{ at: 100, to: PHYSICS, signal: { type: 'link.cut', between: ['w0', 'w1'] } }],
    })
    advance(run, END)
    const arrived = run.trace.events.filter((event) => event.type === 'ball.caught').length
    expect(
      (run.trace.events as readonly { type: string }[]).filter(({ type }) => type === 'transit.lost').length,
    ).toBeGreaterThan(0)
    expect(run.world.physics.lost).toBeGreaterThan(0)
    expect(arrived).toBeLessThan(runOf({ ...run.journal, commands: [] }).trace.events.length)
  })

  it('keeps what is sent while it is held, and delivers it in order once restored', () => {
    const journal: Journal<ToySignal, ToySetup> = {
      seed: 3,
      setup,
      commands: [
        { at: 100, to: PHYSICS, signal: { type: 'link.hold', between: ['w0', 'w1'] } },
        { at: 3000, to: PHYSICS, signal: { type: 'link.restore', between: ['w0', 'w1'] } },
      ],
    }
    const run = runOf(journal)
    expect(run.world.physics.lost).toBe(0)
    const thrown = run.trace.events.filter((event) => event.type === 'ball.thrown').length
    const caught = run.trace.events.filter((event) => event.type === 'ball.caught').length
    expect(caught).toBeGreaterThanOrEqual(thrown)
  })

  it('leads to a frozen process whose arrivals wait for it to resume', () => {
    const run = runOf({
      seed: 9,
      setup,
      commands: [
        { at: 200, to: PHYSICS, signal: { type: 'process.freeze', place: 'w1' } },
        { at: 2000, to: PHYSICS, signal: { type: 'process.resume', place: 'w1' } },
      ],
    })
    const during = run.trace.events.filter((event, seq) => {
      const tick = run.trace.ticks.get(seq) as number
      return 'by' in event && event.by === 'w1' && tick >= 200 && tick < 2000
    })
    expect(during).toEqual([])
    expect(
      run.trace.events.some(
        (event, seq) => 'by' in event && event.by === 'w1' && (run.trace.ticks.get(seq) as number) >= 2000,
      ),
    ).toBe(true)
  })
})
