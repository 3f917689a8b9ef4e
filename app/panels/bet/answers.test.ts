import { describe, expect, it } from 'vitest'
import type { Bet } from '../../../scenarios/index.ts'
import {
  countsIn,
  firstAnswer,
  isRight,
  isWhole,
  itemsIn,
  leftIn,
  rightAnswer,
  whyKeyOf,
  withCount,
  withMoved,
} from './answers.ts'

const measure = { take: 'count', of: { type: 'x' } } as const
const choice: Bet = {
  id: 'b',
  measure,
  kind: 'choice',
  options: [
    { id: 'three', value: 3 },
    { id: 'none', value: 0 },
    { id: 'never', value: null },
  ],
}
const distribution = { id: 'b', measure, kind: 'distribution', of: ['W1', 'W2', 'W3'], total: 6 } as const
const order = { id: 'b', measure, kind: 'order', items: ['m1', 'm2', 'm3'] } as const
const seconds: Bet = { id: 'b', measure, kind: 'number', unit: 's', tolerance: 0.5 }
const count: Bet = { id: 'b', measure, kind: 'number', unit: 'count', tolerance: 0 }
const pick: Bet = { id: 'b', measure, kind: 'pick', places: ['consumer:W1', 'consumer:W3'] }
const where: Bet = { id: 'b', measure, kind: 'where', tolerance: 250 }

describe('an answer is right', () => {
  it.each<[string, Bet, string, string | number | boolean | undefined, boolean]>([
    ['the option that the run gave', choice, 'none', 0, true],
    ['another option', choice, 'three', 0, false],
    ['the option of nothing, when nothing was measured', choice, 'never', undefined, true],
    ['the option of nothing, when something was', choice, 'never', 0, false],
    ['nought is something', choice, 'none', undefined, false],
    ['the same split', distribution, '2/2/2', '2/2/2', true],
    ['another split', distribution, '3/2/1', '2/2/2', false],
    ['a split of a run that did not come to it', distribution, '0/0/0', undefined, false],
    ['the same order', order, 'm2 m1 m3', 'm2 m1 m3', true],
    ['the same order among others', order, 'm2 m1 m3', 'm9 m2 m1 m2 m3', true],
    ['another order', order, 'm1 m2 m3', 'm2 m1 m3', false],
    ['an order of a run in which one is missing', order, 'm1 m2 m3', 'm1 m2', false],
    ['seconds that are near', seconds, '59.6', 60_000, true],
    ['seconds that are not', seconds, '59.4', 60_000, false],
    ['a count', count, '37', 37, true],
    ['a count off by one', count, '38', 37, false],
    ['a number when there is none', count, '0', undefined, false],
    ['a place by its name in events', pick, 'consumer:W3', 'W3', true],
    ['a place by its id', pick, 'consumer:W3', 'consumer:W3', true],
    ['another place', pick, 'consumer:W1', 'W3', false],
    ['a moment that is near', where, '9800', 10_000, true],
    ['a moment that is not', where, '9700', 10_000, false],
  ])('%s', (_, bet, answer, truth, right) => {
    expect(isRight(bet, answer, truth)).toBe(right)
  })

  it('whenever it is what the run makes right', () => {
    const truths: readonly (readonly [Bet, string | number | undefined])[] = [
      [choice, 3],
      [choice, undefined],
      [distribution, '6/0/0'],
      [order, 'm3 m2 m1'],
      [seconds, 60_250],
      [count, 4],
      [pick, 'W1'],
      [where, 54_000],
    ]
    for (const [bet, truth] of truths) {
      const right = rightAnswer(bet, truth)
      expect(right, bet.kind).toBeDefined()
      expect(isRight(bet, right as string, truth), bet.kind).toBe(true)
      expect(isWhole(bet, right), bet.kind).toBe(true)
    }
  })

  it('not at all, when none that can be given is', () => {
    expect(rightAnswer(choice, 7)).toBeUndefined()
    expect(rightAnswer(pick, 'W2')).toBeUndefined()
    expect(rightAnswer(where, undefined)).toBeUndefined()
    expect(rightAnswer(order, 'm1')).toBeUndefined()
  })
})

describe('an answer is whole', () => {
  it('when it says all that is asked', () => {
    expect(isWhole(choice, undefined)).toBe(false)
    expect(isWhole(choice, 'four')).toBe(false)
    expect(isWhole(distribution, '2/2/1')).toBe(false)
    expect(isWhole(distribution, '2/2/2')).toBe(true)
    expect(isWhole(count, 'many')).toBe(false)
    expect(isWhole(count, '0')).toBe(true)
  })

  it('never before the reader did something, but for an order', () => {
    const bets = [choice, distribution, order, seconds, pick, where]
    expect(bets.filter((bet) => isWhole(bet, firstAnswer(bet))).map(({ kind }) => kind)).toEqual(['order'])
  })
})

describe('a distribution', () => {
  it('is given out one by one, never below none', () => {
    expect(withCount(distribution, undefined, 1, 1)).toBe('0/1/0')
    expect(withCount(distribution, '2/0/0', 1, -1)).toBe('2/0/0')
    expect(leftIn(distribution, '2/1/0')).toBe(3)
    expect(leftIn(distribution, '6/1/0')).toBe(-1)
  })

  it('reads nonsense as none', () => {
    expect(countsIn(distribution, 'a/-1')).toEqual([0, 0, 0])
  })
})

describe('an order', () => {
  it('is changed by one place at a time, and not beyond its ends', () => {
    expect(withMoved(order, 'm1 m2 m3', 'm1', 1)).toBe('m2 m1 m3')
    expect(withMoved(order, 'm1 m2 m3', 'm1', -1)).toBe('m1 m2 m3')
    expect(withMoved(order, 'm1 m2 m3', 'm3', 1)).toBe('m1 m2 m3')
  })

  it('has each name once', () => {
    expect(itemsIn(order, 'm1 m1 m4 m2')).toEqual(['m1', 'm2'])
  })
})

describe('what explains an answer', () => {
  it('is its own line, else that of all like it', () => {
    expect(whyKeyOf('none', true, ['none', 'three'])).toBe('none')
    expect(whyKeyOf('3/2/1', false, ['right', 'wrong'])).toBe('wrong')
    expect(whyKeyOf('2/2/2', true, ['right'])).toBe('right')
    expect(whyKeyOf('2/2/2', true, [])).toBeUndefined()
  })
})
