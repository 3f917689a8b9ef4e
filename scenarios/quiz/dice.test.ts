import { describe, expect, it } from 'vitest'
import { diceOf } from './dice.ts'

describe('dice', () => {
  it('throws each pair of two coins about as often as the others', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 400; seed++) {
      const dice = diceOf(`coins ${seed}`)
      const pair = `${dice.below(2)}${dice.below(2)}`
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
    expect(counts.size).toBe(4)
    expect(Math.min(...counts.values())).toBeGreaterThan(60)
  })

  it('throws the same for the same seed', () => {
    const thrown = () => diceOf('seed').shuffled([1, 2, 3, 4, 5, 6])
    expect(thrown()).toEqual(thrown())
  })
})
