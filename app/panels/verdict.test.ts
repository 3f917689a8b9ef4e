import { describe, expect, it } from 'vitest'
import type { VerdictChange } from '../../engine/index.ts'
import { brokenAt } from './verdict.ts'

const OPEN = { holds: 'open' } as const
const KEPT = { holds: true } as const
const broken = (...witness: number[]) => ({ holds: false, witness }) as const

const CHANGES: readonly VerdictChange[] = [
  { seq: -1, verdict: OPEN },
  { seq: 4, verdict: broken(4) },
  { seq: 9, verdict: KEPT },
  { seq: 20, verdict: broken(3, 20) },
  { seq: 31, verdict: broken(3, 20, 31) },
]

describe('a broken promise', () => {
  it.each([
    [0, -1],
    [1, 4],
    [2, -1],
    [3, 20],
    [4, 20],
  ])('broke where it first was so, this time: verdict %d', (at, seq) => {
    const now = CHANGES[at] as VerdictChange
    expect(brokenAt({ verdict: now.verdict, since: now.seq, changes: CHANGES })).toBe(seq)
  })
})
