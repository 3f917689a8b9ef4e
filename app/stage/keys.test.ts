import { describe, expect, it } from 'vitest'
import { hueKeyOf, hueKeyOfMotion, inNaturalOrder, KeyBook, lookAt, NEUTRAL } from './keys.ts'
import { message } from './stage.fixture.ts'

describe('keys', () => {
  it('have hues in the order of the run, each with a glyph of its own', () => {
    const book = new KeyBook(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => book.lookOf(key).hue)).toEqual([1, 2, 3, 4, 5, 6])
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => book.lookOf(key).glyph)).size).toBe(6)
  })

  it('keep their look whoever is asked for first', () => {
    const [one, other] = [new KeyBook(['a', 'b']), new KeyBook(['a', 'b'])]
    other.lookOf('b')
    expect(other.lookOf('a')).toEqual(one.lookOf('a'))
  })

  it('beyond six share hues with another glyph and a letter', () => {
    const pairs = Array.from({ length: 36 }, (_, rank) => `${lookAt(rank).hue} ${lookAt(rank).glyph}`)
    expect(new Set(pairs).size).toBe(36)
    expect(lookAt(6)).toEqual({ hue: 1, glyph: 'square', letter: 'A' })
  })

  it('stand in the order in which one counts', () => {
    expect(inNaturalOrder(['m10', 'P2', 'm2', 'P0', 'm1', 'P1'])).toEqual([
      'm1',
      'm2',
      'm10',
      'P0',
      'P1',
      'P2',
    ])
  })

  it('that are empty have no hue', () => {
    expect(new KeyBook().lookOf('')).toBe(NEUTRAL)
    expect(new KeyBook().lookOf(undefined)).toBe(NEUTRAL)
  })
})

describe('hue', () => {
  const slot = { id: 'm1', key: 'user-1', state: 'claimed', holder: 'W2', attempts: 2 } as const

  it('means what the scenario says', () => {
    expect((['key', 'consumer', 'attempt'] as const).map((by) => hueKeyOf(slot, by))).toEqual([
      'user-1',
      'W2',
      '3',
    ])
  })

  it('of control is none, whatever it means', () => {
    const ack = { from: 'W1', to: 'q', weight: 'control', label: 'ack 1' } as const
    expect(hueKeyOfMotion(ack, 'key')).toBeUndefined()
    expect(hueKeyOfMotion(ack, 'attempt')).toBeUndefined()
    expect(hueKeyOfMotion(message('x', 'q', 'm1', { redelivered: true }), 'attempt')).toBe('2')
  })
})
