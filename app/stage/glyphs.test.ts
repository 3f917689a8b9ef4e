import { expect, it } from 'vitest'
import { GLYPH_PATHS, moved } from './glyphs.ts'

it('a glyph that is moved is the same glyph elsewhere', () => {
  expect(moved('M0 0H1V-1L.5 2Z', 10, 100, 200)).toBe('M100 200H110V190L105 220Z')
})

it('the arcs of a glyph keep their flags', () => {
  expect(moved('M-1 0A1 1 0 1 0 1 0Z', 5, 50, 60)).toBe('M45 60A5 5 0 1 0 55 60Z')
})

it('every glyph can be moved', () => {
  for (const path of Object.values(GLYPH_PATHS)) {
    expect(moved(path, 4, 10, 10)).not.toMatch(/NaN|undefined/)
    expect(moved(path, 1, 0, 0).match(/[A-Z]/g)).toEqual(path.match(/[A-Z]/g))
  }
})
