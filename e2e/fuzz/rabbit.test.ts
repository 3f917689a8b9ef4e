import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { Typed } from '../../engine/index.ts'
import { engines } from '../engines.ts'
import { forkEqualsFresh, replayEqualsLive, runToEnd } from './properties.ts'
import { END, rabbitFaults, rabbitSetups } from './rabbit-worlds.ts'
import { regressions } from './regressions.ts'

const engine = engines.rabbitmq

describe('RabbitMQ under random faults in random worlds', () => {
  it('breaks no law, and replays to what was lived', () => {
    fc.assert(
      fc.property(rabbitSetups, rabbitFaults, fc.nat(), (setup, commands, seed) => {
        const run = runToEnd(engine, { seed, setup, commands }, END)
        replayEqualsLive(engine, run)
      }),
      { numRuns: 150 },
    )
  })

  it('forks to what a fresh run of the journal gives', () => {
    fc.assert(
      fc.property(
        rabbitSetups,
        rabbitFaults,
        fc.nat(),
        fc.integer({ min: 0, max: END }),
        (setup, commands, seed, at) => {
          const run = runToEnd(engine, { seed, setup, commands }, END)
          forkEqualsFresh(engine, run, { at, to: 'c1', signal: { type: 'crash' } as Typed }, END)
        },
      ),
      { numRuns: 40 },
    )
  })

  for (const { name, journal, until } of regressions('rabbitmq')) {
    it(`does not fail again: ${name}`, () => {
      replayEqualsLive(engine, runToEnd(engine, journal, until))
    })
  }
})
