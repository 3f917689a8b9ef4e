import { describe, expect, it } from 'vitest'
import { type ProgressBook, readBook, resumeOf, withVisit } from './progress.ts'

const NOTHING: ProgressBook = {}

describe('progress', () => {
  it('never goes back', () => {
    const far = withVisit(NOTHING, 'a', { beat: 5, beats: 9, answered: 1 })
    const back = withVisit(far, 'a', { beat: 2, beats: 9, answered: 0 })
    expect(back['a']).toEqual({ beat: 5, isDone: false, answered: 1, visit: 1 })
  })

  it('is done at the last beat, and stays so', () => {
    const done = withVisit(NOTHING, 'a', { beat: 8, beats: 9, answered: 0 })
    expect(done['a']?.isDone).toBe(true)
    expect(withVisit(done, 'a', { beat: 0, beats: 9, answered: 0 })['a']?.isDone).toBe(true)
  })

  it('is not done in a scenario without beats', () => {
    expect(withVisit(NOTHING, 'a', { beat: -1, beats: 0, answered: 0 })['a']?.isDone).toBe(false)
  })

  it('goes on with what was looked at last and is not done', () => {
    let book = withVisit(NOTHING, 'a', { beat: 1, beats: 9, answered: 0 })
    book = withVisit(book, 'b', { beat: 2, beats: 9, answered: 0 })
    expect(resumeOf(book)).toBe('b')
    book = withVisit(book, 'a', { beat: 2, beats: 9, answered: 0 })
    expect(resumeOf(book)).toBe('a')
    book = withVisit(book, 'a', { beat: 8, beats: 9, answered: 0 })
    expect(resumeOf(book)).toBe('b')
    expect(resumeOf(NOTHING)).toBeUndefined()
  })

  it('is kept as text, and nonsense is as if nothing was', () => {
    const book = withVisit(NOTHING, 'a', { beat: 1, beats: 9, answered: 0 })
    expect(readBook(JSON.stringify(book))).toEqual(book)
    expect(readBook(null)).toEqual({})
    expect(readBook('{')).toEqual({})
    expect(readBook('[1]')).toEqual({})
    expect(readBook('{"a":{"beat":"1"}}')).toEqual({})
  })
})
