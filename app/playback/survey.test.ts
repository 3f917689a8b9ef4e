import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, createRun } from '../../engine/index.ts'
import { Surveyor } from './survey.ts'
import { anyToy } from './toy.fixture.ts'

const UNTIL = 5_000

test('a run that is read while it is made is surveyed as one that is there', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: UNTIL }), { maxLength: 12 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(3), fc.nat(), cuts, (balls, clumsy, seed, ticks) => {
      const setup = { walkers: ['a', 'b', 'c', 'd'], balls, latencyMost: 30, clumsy }
      const run = createRun(anyToy.model, { seed, setup, commands: [] })
      const pieces = new Surveyor(anyToy, setup, run.trace)
      for (const tick of [...ticks.toSorted((one, other) => one - other), UNTIL]) {
        advance(run, tick)
        pieces.read()
      }
      const whole = new Surveyor(anyToy, setup, run.trace)
      expect(pieces.finish(UNTIL)).toEqual(whole.finish(UNTIL))
    }),
    { numRuns: 40 },
  )
})
