import { describe, expect, it } from 'vitest'
import { lastBeatOf, missingAfter } from './use-story.ts'

describe('the beats of a branch', () => {
  it('end with the last one that can come', () => {
    expect(lastBeatOf(['known', 'unknown', 'missing'])).toBe(1)
    expect(lastBeatOf(['missing'])).toBe(-1)
    expect(lastBeatOf([])).toBe(-1)
  })

  it('are missing in a row after where we are, and no further', () => {
    expect(missingAfter(['known', 'missing', 'missing', 'known', 'missing'], 0)).toEqual([1, 2])
    expect(missingAfter(['known', 'known', 'missing'], 0)).toEqual([])
    expect(missingAfter(['missing', 'known'], -1)).toEqual([0])
  })
})
