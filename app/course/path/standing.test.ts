import { describe, expect, it } from 'vitest'
import type { Path } from '../../../scenarios/curriculum/paths.ts'
import { standingOf } from './standing.ts'

const SAID = { en: '', ru: '' }
const path: Path = { id: 'kafka', title: SAID, steps: ['S99', 'S13', 'pause', 'S11'] }
const visited = (isDone: boolean) => ({ beat: 2, isDone, answered: 0, visit: 1 })

describe('how far a reader has come on a path', () => {
  it('begins with the first step that is there', () => {
    expect(standingOf(path, {})).toMatchObject({
      of: 3,
      there: 2,
      done: 0,
      minutes: 13,
      first: { number: 'S13' },
      next: { card: { number: 'S13' }, isBegun: false },
    })
  })

  it('goes on where the reader was, and past what is done', () => {
    const book = { 'round-robin-3x6': visited(true), 'retry-ttl-60s': visited(false) }
    expect(standingOf(path, book)).toMatchObject({
      done: 1,
      next: { card: { number: 'S11' }, isBegun: true },
    })
  })

  it('has no next step when all that are there are done', () => {
    const book = { 'round-robin-3x6': visited(true), 'retry-ttl-60s': visited(true) }
    expect(standingOf(path, book)).toMatchObject({ done: 2, next: undefined })
  })
})
