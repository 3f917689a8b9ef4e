import { describe, expect, it } from 'vitest'
import { scenarios } from '../index.ts'
import { CATALOGUE } from './catalogue.ts'
import { PATHS, PAUSE } from './paths.ts'
import { addressOf, cardOf } from './places.ts'

describe('the catalogue', () => {
  it('knows every scenario that is there', () => {
    const unknown = scenarios.map(({ card }) => card.number).filter((number) => !(number in CATALOGUE))
    expect(unknown).toEqual([])
  })
})

describe('a place', () => {
  it('has an address as soon as its scenario is there', () => {
    expect(addressOf({ at: 'S13', beat: 'deal' })).toBe('#/s/round-robin-3x6?beat=deal')
    expect(addressOf({ at: 'S13', claim: 'C062' })).toMatch(/^#\/s\/round-robin-3x6\?beat=./)
    expect(addressOf({ at: 'S13' })).toBe('#/s/round-robin-3x6')
    expect(addressOf({ at: 'S99' })).toBeUndefined()
  })
})

describe('the paths', () => {
  it.each(PATHS.map((path) => [path.id, path] as const))('%s leads through known scenarios', (_, path) => {
    const steps = path.steps.filter((step) => step !== PAUSE)
    expect(new Set(steps).size).toBe(steps.length)
    expect(steps.filter((step) => cardOf(step) === undefined && !(step in CATALOGUE))).toEqual([])
    expect(steps.some((step) => cardOf(step) !== undefined)).toBe(true)
  })

  it('begin with that of a newcomer', () => {
    expect(PATHS[0]?.id).toBe('first-hour')
  })
})
