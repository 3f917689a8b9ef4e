import { describe, expect, it } from 'vitest'
import { DensityBook, densityFor } from './density.ts'
import { capacityOf, DENSITIES, gridOf } from './forms/chips.ts'

/** The room of a queue of six chips. */
const room = { x: 0, y: 0, width: 248, height: 36 }

describe('how finely a place is drawn', () => {
  it('follows from how many there are: chips, tiles, a bar', () => {
    const densities = [1, 6, 7, 12, 13, 40, 100, 1000].map((count) => densityFor(count, room))
    expect(densities).toEqual([
      'chips',
      'chips',
      'half-chips',
      'half-chips',
      'tiles',
      'tiles',
      'grains',
      'bar',
    ])
  })

  it('never has less room for more', () => {
    const capacities = DENSITIES.map((density) => capacityOf(density, room))
    expect(capacities).toEqual([...capacities].sort((one, other) => one - other))
  })

  it('keeps its cells inside the room', () => {
    for (const density of DENSITIES) {
      const { columns, rows, width, height, gapX, gapY } = gridOf(density, room)
      expect(columns * (width + gapX) - gapX).toBeLessThanOrEqual(room.width)
      expect(rows * (height + gapY) - gapY).toBeLessThanOrEqual(room.height)
    }
  })

  it('does not change amid a chapter for one more', () => {
    const book = new DensityBook()
    expect(book.densityOf('q', 6, room, 'beat 1')).toBe('chips')
    expect(book.densityOf('q', 7, room, 'beat 1')).toBe('chips')
    expect(book.densityOf('q', 7, room, 'beat 2')).toBe('half-chips')
  })

  it('changes amid a chapter when far too many have come', () => {
    const book = new DensityBook()
    book.densityOf('q', 6, room, 'beat 1')
    expect(book.densityOf('q', 300, room, 'beat 1')).toBe('bar')
  })

  it('comes back to the larger picture only when it is well filled no more', () => {
    const book = new DensityBook()
    book.densityOf('q', 7, room, 'beat 1')
    expect(book.densityOf('q', 6, room, 'beat 2')).toBe('half-chips')
    expect(book.densityOf('q', 4, room, 'beat 3')).toBe('chips')
  })

  it('is what the reader pins, as far as it has room', () => {
    const book = new DensityBook()
    expect(book.densityOf('q', 3, room, 'beat 1', 'Z2')).toBe('bar')
    expect(book.densityOf('q', 3, room, 'beat 1', 'Z1')).toBe('tiles')
    expect(book.densityOf('q', 500, room, 'beat 1', 'Z0')).toBe('half-chips')
    expect(book.densityOf('q', 3, room, 'beat 1', 'auto')).toBe('chips')
  })

  it('is each place’s own', () => {
    const book = new DensityBook()
    expect(book.densityOf('one', 200, room, 'beat 1')).toBe('bar')
    expect(book.densityOf('other', 2, room, 'beat 1')).toBe('chips')
  })
})
