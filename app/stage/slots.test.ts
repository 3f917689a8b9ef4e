import { describe, expect, it } from 'vitest'
import { overlaps } from './geometry.ts'
import { chipLabel, markOf, placeSlots } from './slots.ts'
import { place, slots } from './stage.fixture.ts'

const room = { x: -124, y: -18, width: 248, height: 36 }

describe('what rests in a place', () => {
  it('has its head on the right, and closes ranks towards it', () => {
    const { shown } = placeSlots(place('queue:q', { slots: slots(3) }), room, 'chips')
    const xs = shown.map(({ rect }) => rect.x)
    expect((xs[0] as number) + 38).toBe(room.x + room.width)
    expect(xs).toEqual([...xs].sort((one, other) => other - one))
  })

  it.each(['chips', 'half-chips', 'tiles', 'grains'] as const)('does not overlap as %s', (density) => {
    const { shown } = placeSlots(place('queue:q', { slots: slots(60) }), room, density)
    for (const [at, { rect }] of shown.entries()) {
      expect(shown.slice(at + 1).some((other) => overlaps(rect, other.rect))).toBe(false)
    }
  })

  it('that has no room is counted in the last cell', () => {
    const { shown, more, moreAt } = placeSlots(place('queue:q', { slots: slots(10) }), room, 'chips')
    expect(shown).toHaveLength(5)
    expect(more).toBe(5)
    expect(moreAt?.x).toBe(room.x)
  })

  it('has a name of its own even when the same message is there twice', () => {
    const twice = [...slots(1), ...slots(1)]
    const { shown } = placeSlots(place('queue:q', { slots: twice }), room, 'chips')
    expect(new Set(shown.map(({ id }) => id)).size).toBe(2)
  })

  it('is not drawn one by one as a bar, nor where a place holds nothing', () => {
    expect(placeSlots(place('queue:q', { slots: slots(3) }), room, 'bar').shown).toEqual([])
    expect(placeSlots(place('exchange:x'), room, 'chips').shown).toEqual([])
  })
})

it.each([
  ['m7', 'm7'],
  ['o10', 'o10'],
  ['m1234', '234'],
  ['order-17', '17'],
  ['invoice', 'in…'],
])('the chip of %s says %s', (id, label) => {
  expect(chipLabel(id)).toBe(label)
})

it('the badge of a chip counts how often it came back, as its x-death does', () => {
  const [plain, back, again, twin] = [
    {},
    { attempts: 3 },
    { redelivered: true },
    { duplicate: true, attempts: 3 },
  ]
    .flatMap((more) => slots(1, more))
    .map(markOf)
  expect([plain, back, again, twin]).toEqual([undefined, '↻3', '↻', '×2'])
})
