import { describe, expect, it } from 'vitest'
import { inflate, overlaps, type Point } from '../geometry.ts'
import { arrange } from '../layout/arrange.ts'
import type { Arrangement } from '../layout/arrangement.ts'
import { group, place, retryLoop, wire } from '../stage.fixture.ts'
import { flattened, pathOf, STEPS, walkOf } from './curve.ts'
import { cuts, Router } from './route.ts'
import { wiringOf } from './wiring.ts'

const DESK = { width: 984, height: 600 }
const PHONE = { width: 390, height: 300 }

const solids = ({ places }: Arrangement) =>
  [...places.values()].flatMap(({ id, solids: rects }) => rects.map((rect) => ({ id, rect })))

describe.each([
  ['a retry loop on a desk', retryLoop, DESK],
  ['a retry loop on a phone', retryLoop, PHONE],
  ['a group on a desk', group, DESK],
  ['a group on a phone', group, PHONE],
])('the wires of %s', (_, scene, viewport) => {
  const arrangement = arrange(scene, {}, viewport)
  const wiring = wiringOf(arrangement, scene.wires)

  it('do not run through places or their words', () => {
    const router = new Router(arrangement)
    for (const { from, to, style } of scene.wires) {
      if (style === 'ownership') continue
      const points = router.route(from, to, style)?.points as Point[]
      for (let at = 1; at < points.length; at++) {
        const crossed = solids(arrangement).filter(({ rect }) =>
          cuts(points[at - 1] as Point, points[at] as Point, rect, -2),
        )
        expect(
          crossed.map(({ id }) => id),
          `${from} to ${to}`,
        ).toEqual([])
      }
    }
  })

  it('have labels that cover no place and no other label', () => {
    const stickers = wiring.wires.flatMap(({ sticker }) => sticker?.rect ?? [])
    for (const [at, rect] of stickers.entries()) {
      expect(solids(arrangement).filter((solid) => overlaps(rect, solid.rect))).toEqual([])
      expect(stickers.slice(at + 1).filter((other) => overlaps(inflate(rect, 2), other))).toEqual([])
    }
  })

  it('have tallies that cover none of these, whatever else is counted', () => {
    const counted = new Map(wiring.wires.map(({ id }) => [id, ['100%']]))
    const tallies = [...wiring.tallies(counted).values()].map(({ rect }) => rect)
    expect(tallies.length).toBeGreaterThan(0)
    const stickers = wiring.wires.flatMap(({ sticker }) => sticker?.rect ?? [])
    for (const [at, rect] of tallies.entries()) {
      expect(solids(arrangement).filter((solid) => overlaps(rect, solid.rect))).toEqual([])
      expect([...stickers, ...tallies.slice(at + 1)].filter((other) => overlaps(rect, other))).toEqual([])
    }
    expect(wiring.tallies(counted)).toEqual(wiring.tallies(counted))
  })

  it('lead from edge to edge, at right angles', () => {
    for (const { from, to, path, isRibbon } of wiring.wires) {
      if (isRibbon) continue
      const [one, other] = [arrangement.places.get(from), arrangement.places.get(to)]
      const walk = wiring.walk(from, to) as Float32Array
      const [start, end] = [
        { x: walk[0] as number, y: walk[1] as number },
        { x: walk[STEPS * 2] as number, y: walk[STEPS * 2 + 1] as number },
      ]
      expect(isOnEdge(start, one?.body), path).toBe(true)
      expect(isOnEdge(end, other?.body), path).toBe(true)
    }
  })

  it('are found the same every time', () => {
    const again = wiringOf(arrange(structuredClone(scene), {}, viewport), structuredClone(scene.wires))
    expect(again.wires).toEqual(wiring.wires)
  })
})

it('an ack goes back on the wire of its message, which is drawn once', () => {
  const arrangement = arrange(retryLoop, {}, DESK)
  const { wires, walk } = wiringOf(arrangement, retryLoop.wires)
  const between = wires.filter(({ from, to }) => from === 'consumer:W1' && to === 'queue:main.q')
  expect(between).toEqual([])
  const [there, back] = [
    walk('queue:main.q', 'consumer:W1') as Float32Array,
    walk('consumer:W1', 'queue:main.q') as Float32Array,
  ]
  expect(back[0]).toBeCloseTo(there[STEPS * 2] as number, 3)
  expect(back[STEPS * 2]).toBeCloseTo(there[0] as number, 3)
})

it('wires that leave the same place turn at the same line', () => {
  const names = ['W1', 'W2', 'W3'].map((name) => `consumer:${name}`)
  const scene = {
    places: [place('queue:q', { slots: [] }), ...names.map((id) => place(id))],
    wires: names.map((id) => wire('queue:q', id)),
  }
  const router = new Router(arrange(scene, {}, DESK))
  const turns = names.flatMap((id) => router.route('queue:q', id, 'data')?.points.slice(1, -1) ?? [])
  expect(new Set(turns.map(({ x }) => x)).size).toBe(1)
})

it('what goes where no wire leads still finds a way, and nothing goes where nothing is', () => {
  const arrangement = arrange(retryLoop, {}, DESK)
  const { walk } = wiringOf(arrangement, [])
  expect(walk('producer:Pr', 'consumer:W1')).toBeInstanceOf(Float32Array)
  expect(walk('producer:Pr', 'consumer:W9')).toBeUndefined()
})

it('labels of the same pair are one sticker, and too many of them are counted', () => {
  const keys = ['a', 'b', 'c', 'd', 'e']
  const scene = {
    places: [place('exchange:x'), place('queue:q', { slots: [] })],
    wires: keys.map((key) => wire('exchange:x', 'queue:q', 'data', key)),
  }
  const { wires } = wiringOf(arrange(scene, {}, DESK), scene.wires)
  expect(wires).toHaveLength(1)
  expect(wires[0]?.sticker?.lines).toEqual(['a', 'b', '+3'])
})

describe('a walk', () => {
  const corner = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
  ]

  it('has equal steps, from the first point to the last', () => {
    const walk = walkOf(corner)
    const steps = Array.from({ length: STEPS }, (_, at) =>
      Math.hypot(
        (walk[at * 2 + 2] as number) - (walk[at * 2] as number),
        (walk[at * 2 + 3] as number) - (walk[at * 2 + 1] as number),
      ),
    )
    expect([walk[0], walk[1], walk[STEPS * 2], walk[STEPS * 2 + 1]]).toEqual([0, 0, 100, 100])
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(2)
  })

  it('cuts corners as the drawn line does', () => {
    expect(flattened(corner).some(({ x, y }) => x === 100 && y === 0)).toBe(false)
    expect(pathOf(corner)).toBe('M0 0L88 0Q100 0 100 12L100 100')
  })
})

function isOnEdge(
  { x, y }: Point,
  body: { x: number; y: number; width: number; height: number } | undefined,
) {
  if (body === undefined) return false
  const [dx, dy] = [
    Math.min(Math.abs(x - body.x), Math.abs(x - body.x - body.width)),
    Math.min(Math.abs(y - body.y), Math.abs(y - body.y - body.height)),
  ]
  const isWithin = overlaps({ x: x - 1, y: y - 1, width: 2, height: 2 }, body)
  return isWithin && Math.min(dx, dy) < 1
}

it('several owners of one log have their names near themselves alone', () => {
  const places = ['partition:p', 'member:A', 'member:B', 'member:C'].map((id) => place(id, { slots: [] }))
  const two = ['A', 'B'].map((name) => wire('partition:p', `member:${name}`, 'ownership', name))
  const namesOf = (wires: typeof two) =>
    wiringOf(arrange({ places, wires }, {}, { width: 984, height: 560 }), wires).wires.map(
      ({ names }) => names.length,
    )
  expect(namesOf(two)).toEqual([1, 1])
  expect(namesOf(two.slice(1))).toEqual([2])
})
