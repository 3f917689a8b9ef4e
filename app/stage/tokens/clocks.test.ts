import { describe, expect, it } from 'vitest'
import { arrange } from '../layout/arrange.ts'
import { group, place, slots } from '../stage.fixture.ts'
import { clocksOf, leftInWords, leftOf } from './clocks.ts'

const units = { seconds: 's', minutes: 'min', decimalMark: '.' }
const ttl = { label: 'TTL', from: 1000, until: 61_000 }

describe('a clock', () => {
  it('drains from whole to nothing and stays there', () => {
    expect([0, 1000, 31_000, 61_000, 70_000].map((tick) => leftOf(ttl, tick))).toEqual([1, 1, 0.5, 0, 0])
  })

  it.each([
    [1000, '60 s'],
    [51_099, '10 s'],
    [51_100, '9.9 s'],
    [51_099.9, '10 s'],
    [60_999, '0.1 s'],
    [61_000, '0.0 s'],
  ])('at tick %d says %s: never less than is left', (tick, words) => {
    expect(leftInWords(ttl, tick, units)).toBe(words)
  })

  it('writes tenths as the language does', () => {
    expect(leftInWords(ttl, 60_999, { seconds: 'с', minutes: 'мин', decimalMark: ',' })).toBe('0,1 с')
  })

  it('says minutes only beyond ten of them', () => {
    expect(leftInWords({ ...ttl, until: 601_000 }, 1000, units)).toBe('600 s')
    expect(leftInWords({ ...ttl, until: 901_000 }, 1000, units)).toBe('15 min')
  })
})

describe('the clocks of a stage', () => {
  const arrangement = arrange(group, {}, { width: 984, height: 600 })
  const clocks = clocksOf(group.places, arrangement, new Map())

  it('are rings with words beside members, and rows in a card', () => {
    expect(clocks.map(({ form }) => form).sort()).toEqual(['ring', 'row', 'words'])
  })

  it('lie in their place', () => {
    const card = arrangement.places.get('coordinator:g')?.box
    const row = clocks.find(({ form }) => form === 'row')?.rect
    expect(row?.x).toBeGreaterThanOrEqual(card?.x ?? Infinity)
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((card?.y ?? 0) + (card?.height ?? 0))
  })

  it('run round chips, and under what is smaller', () => {
    const queue = place('queue:q', { slots: slots(2, { timer: ttl }) })
    const scene = { places: [queue], wires: [] }
    const spot = arrange(scene, {}, { width: 984, height: 600 })
    const forms = (density: 'chips' | 'tiles') =>
      clocksOf([queue], spot, new Map([['queue:q', density]])).map(({ form }) => form)
    expect(forms('chips')).toEqual(['chip', 'chip'])
    expect(forms('tiles')).toEqual(['underline', 'underline'])
  })

  it('leave out the corner where a badge is', () => {
    const [plain] = slots(1, { timer: ttl })
    const [back] = slots(1, { id: 'm9', timer: ttl, attempts: 2 })
    const queue = place('queue:q', { slots: [plain, back].flatMap((slot) => slot ?? []) })
    const spot = arrange({ places: [queue], wires: [] }, {}, { width: 984, height: 600 })
    expect(clocksOf([queue], spot, new Map()).map(({ isNotched }) => isNotched)).toEqual([false, true])
  })

  it('that nobody could read are left out', () => {
    const places = [place('consumer:W1', { timers: [{ label: 'work', from: 0, until: 20 }] })]
    const spot = arrange({ places, wires: [] }, {}, { width: 984, height: 600 })
    expect(clocksOf(places, spot, new Map())).toEqual([])
  })
})
