import { describe, expect, it } from 'vitest'
import type { Point } from '../geometry.ts'
import { group, place, retryLoop, wire } from '../stage.fixture.ts'
import { touches } from './arrange.ts'
import { arrangementOf, sketchOf } from './arrangement.ts'
import { layBlocks } from './blocks.ts'
import { layColumns } from './columns.ts'
import { squeezedInto } from './squeeze.ts'

/** The same layout with a lot of air in it. */
function wideOf(sketch: ReturnType<typeof sketchOf>): Map<string, Point> {
  const points = layBlocks(sketch, layColumns, 2000)
  return new Map([...points].map(([id, { x, y }]) => [id, { x: x * 1.6, y: y * 1.6 }]))
}

const SCENES = [
  ['the retry loop', retryLoop],
  ['a group', group],
] as const

describe.each(SCENES)('distances of %s', (_, scene) => {
  const sketch = sketchOf(scene, { compact: false, chips: 6 })
  const points = wideOf(sketch)
  const whole = arrangementOf(sketch, points)

  it('stay where there is room', () => {
    const room = { width: whole.bounds.width, height: whole.bounds.height, scale: 1, least: 1 }
    expect(squeezedInto(sketch, points, room)).toEqual(points)
  })

  it('give way until it fits, and no further', () => {
    const room = { width: whole.bounds.width * 0.9, height: whole.bounds.height * 0.9, scale: 1, least: 1 }
    const { bounds } = arrangementOf(sketch, squeezedInto(sketch, points, room))
    expect(bounds.width).toBeLessThanOrEqual(room.width)
    expect(bounds.height).toBeLessThanOrEqual(room.height)
    expect(bounds.height).toBeGreaterThan(room.height * 0.85)
  })

  it('never let places touch, and rows stay rows, however small the room', () => {
    const next = squeezedInto(sketch, points, { width: 10, height: 10, scale: 1, least: 1 })
    expect(touches(arrangementOf(sketch, next), 'containers too')).toBe(false)
    const rowsOf = (all: ReadonlyMap<string, Point>) => {
      const levels = [...new Set([...all.values()].map(({ y }) => y))].sort((one, other) => one - other)
      return [...points.keys()].map((id) => levels.indexOf(all.get(id)?.y ?? Number.NaN))
    }
    expect(rowsOf(next)).toEqual(rowsOf(points))
  })
})

it('what stands before a place leaves a way for the wire that comes to it from elsewhere', () => {
  const scene = {
    places: [place('producer:Pr'), place('group:g'), place('partition:p', { slots: [] })],
    wires: [wire('producer:Pr', 'partition:p')],
  }
  const sketch = sketchOf(scene, { compact: false, chips: 6 })
  const points = new Map([
    ['producer:Pr', { x: 0, y: 0 }],
    ['group:g', { x: 0, y: 300 }],
    ['partition:p', { x: 900, y: 300 }],
  ])
  const next = squeezedInto(sketch, points, { width: 10, height: 900, scale: 1, least: 1 })
  const { places } = arrangementOf(sketch, next)
  const [before, log] = [places.get('group:g')?.box, places.get('partition:p')?.box]
  expect((log?.x ?? 0) - (before?.x ?? 0) - (before?.width ?? 0)).toBeGreaterThanOrEqual(32)
})
