import { describe, expect, test } from 'vitest'
import type { BranchCard } from '../store.ts'
import { railOf } from './branch-rail.ts'

function card(id: string, parent?: string): BranchCard {
  return { id, number: 1, kind: 'what-if', parent, forkTick: 0, divergesAt: undefined, isRun: true }
}

describe('the rail', () => {
  test('hangs each branch under the one it left', () => {
    const rows = railOf([
      card('main'),
      card('a', 'main'),
      card('w1', 'main'),
      card('w2', 'a'),
      card('w3', 'w1'),
    ])
    expect(rows.map(({ card: { id }, depth }) => [id, depth])).toEqual([
      ['main', 0],
      ['a', 1],
      ['w2', 2],
      ['w1', 1],
      ['w3', 2],
    ])
  })

  test('draws the line of an elder as long as others hang on it', () => {
    const rows = railOf([card('main'), card('a', 'main'), card('w1', 'main'), card('w2', 'a')])
    const linesOf = (id: string) => rows.find((row) => row.card.id === id)?.lines
    expect(linesOf('a')).toEqual([{ depth: 0, isLast: false }])
    expect(linesOf('w2')).toEqual([
      { depth: 0, isLast: false },
      { depth: 1, isLast: true },
    ])
    expect(linesOf('w1')).toEqual([{ depth: 0, isLast: true }])
  })
})
