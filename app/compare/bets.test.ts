import { describe, expect, it } from 'vitest'
import type { Bet } from '../../scenarios/index.ts'
import { type Asked, askedNext, type Bets, isAnswered, NO_BETS, withAnswer, withRevealed } from './bets.ts'
import type { Pair } from './pair.ts'

/** Both read at the same pace. */
const pair: Pair = {
  shared: [0, 100],
  ticks: [0, 100],
  left: [0, 100],
  right: [0, 100],
  end: 100,
}

const split = { id: 'split', kind: 'distribution', of: ['W1', 'W2'], total: 2 } as unknown as Bet
const who = { id: 'who', kind: 'choice', options: [{ id: 'a', value: 'a' }] } as unknown as Bet

const questions = {
  left: {
    bets: [
      { bet: split, reading: 20 },
      { bet: who, reading: 60 },
    ],
    promises: ['kept'],
  },
  right: { bets: [], promises: ['kept', 'ordered'] },
}

const next = (shared: number, bets: Bets = NO_BETS) => askedNext(questions, pair, shared, bets)
const named = (asked: readonly Asked[]) =>
  asked.map((each) => [each.side, 'bet' in each ? each.bet.id : each.promises.join(' '), each.at])

describe('what is asked of both sides', () => {
  it('is the first bet that lies ahead, and where there is none, how promises end', () => {
    expect(named(next(0))).toEqual([
      ['left', 'split', 20],
      ['right', 'kept ordered', 100],
    ])
    expect(named(next(20))[0]).toEqual(['left', 'who', 60])
    expect(named(next(60))[0]).toEqual(['left', 'kept', 100])
    expect(next(100)).toEqual([])
  })

  it('is asked once: what was revealed is not asked again from the start', () => {
    const bets = withRevealed(NO_BETS, next(0))
    expect(named(next(0, bets))).toEqual([['left', 'who', 60]])
  })

  it('is answered when all of it is', () => {
    const [left, right] = next(0) as [Asked, Asked]
    let bets = withAnswer(NO_BETS, 'left', split, '1/0')
    expect(isAnswered(bets, left)).toBe(false)
    bets = withAnswer(bets, 'left', split, '1/1')
    expect(isAnswered(bets, left)).toBe(true)
    bets = withAnswer(bets, 'right', 'kept', 'kept')
    expect(isAnswered(bets, right)).toBe(false)
    expect(isAnswered(withAnswer(bets, 'right', 'ordered', 'broken'), right)).toBe(true)
  })

  it('keeps what was said to it, if it was whole, and lets nobody change that afterwards', () => {
    const said = withAnswer(withAnswer(NO_BETS, 'left', split, '1/0'), 'right', 'kept', 'broken')
    const bets = withRevealed(said, next(0))
    expect(bets.left['split']).toEqual({ isRevealed: true })
    expect(bets.right['promise kept']).toEqual({ answer: 'broken', isRevealed: true })
    expect(withAnswer(bets, 'right', 'kept', 'kept')).toBe(bets)
  })
})
