import { describe, expect, it } from 'vitest'
import { readMarks, weakSpots } from './marks.ts'

describe('marks', () => {
  it('are read if they can be', () => {
    const kept = { a: { right: 1, wrong: 2 }, b: { right: -1, wrong: 0 }, c: 'x' }
    expect(readMarks(JSON.stringify(kept))).toEqual({ a: { right: 1, wrong: 2 } })
    expect(readMarks('{')).toEqual({})
    expect(readMarks(null)).toEqual({})
  })

  it('tell weak spots, the worst first', () => {
    const book = {
      fine: { right: 3, wrong: 1 },
      even: { right: 1, wrong: 1 },
      worst: { right: 0, wrong: 3 },
      never: { right: 2, wrong: 0 },
    }
    expect(weakSpots(book)).toEqual(['worst', 'even'])
  })
})
