import { describe, expect, test } from 'vitest'
import { goalFault } from './goal.ts'

const BEATS = ['ring', 'deal', 'done']

describe('where a script wants to go', () => {
  test.each([[{ seq: 0 }], [{ tick: 1_000_000 }], [{ beat: 'deal' }], [{ beat: 2 }], [{ reading: 12.5 }]])(
    '%j can be gone to',
    (goal) => expect(goalFault(goal, BEATS)).toBeUndefined(),
  )

  test.each([
    [{}, /empty.*\{ beat: "id" \}/],
    [undefined, /is no goal/],
    ['deal', /"deal" is no goal/],
    [{ beat: 'dael' }, /no beat "dael"; did you mean "deal"\? \(there are: ring, deal, done\)/],
    [{ beat: 3 }, /no beat 3; they are 0 to 2/],
    [{ beat: null }, /no beat "null"/],
    [{ seq: -1 }, /seq is a whole number from 0, not -1/],
    [{ tick: '900' }, /tick is a whole number from 0, not "900"/],
    [{ tick: Number.NaN }, /tick is a whole number from 0, not NaN/],
    [{ time: 5 }, /no goal "time"/],
    [{ seq: 1, tick: 2 }, /seq and tick/],
  ])('%j is refused', (goal, says) => expect(goalFault(goal, BEATS)).toMatch(says))
})
