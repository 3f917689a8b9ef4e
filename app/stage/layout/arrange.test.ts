import { describe, expect, it } from 'vitest'
import type { Scene } from '../../../engine/index.ts'
import { encloses, overlaps } from '../geometry.ts'
import { group, place, retryLoop, slots, wire } from '../stage.fixture.ts'
import { wiringOf } from '../wires/wiring.ts'
import { arrange, FIT_MIN, touches, type Viewport } from './arrange.ts'
import type { Arrangement, Placed } from './arrangement.ts'

const DESK: Viewport = { width: 984, height: 560 }
const PHONE: Viewport = { width: 390, height: 300 }

const leaves = ({ places }: Arrangement) => [...places.values()].filter(({ isContainer }) => !isContainer)
const spot = (arrangement: Arrangement, id: string) => arrangement.places.get(id) as Placed

const FACTS = [
  { label: 'processed', value: 2 },
  { label: 'redelivered for the time', value: 0 },
]

/** A broker with so many queues and as many consumers. */
function fan(count: number): Scene {
  const rows = Array.from({ length: count }, (_, at) => at)
  return {
    places: [
      place('producer:Pr'),
      place('exchange:x'),
      ...rows.map((at) => place(`queue:q${at}`, { slots: slots(at) })),
      ...rows.map((at) => place(`consumer:W${at}`, { window: { used: 0, size: 3 } })),
    ],
    wires: [
      wire('producer:Pr', 'exchange:x'),
      ...rows.map((at) => wire('exchange:x', `queue:q${at}`, 'data', `order.${at}`)),
      ...rows.map((at) => wire(`queue:q${at}`, `consumer:W${at}`)),
    ],
  }
}

describe.each([
  ['on a desk', DESK],
  ['on a phone', PHONE],
  ['on a tablet', { width: 700, height: 500 }],
])('a scene without a layout, %s', (_, viewport) => {
  const scenes: readonly (readonly [string, Scene])[] = [
    ['a retry loop', retryLoop],
    ['a group', group],
    ['a fan of 1', fan(1)],
    ['a fan of 4', fan(4)],
    ['a fan of 9', fan(9)],
  ]

  it.each(scenes)('shows every place of %s, and none on another', (_name, scene) => {
    const arrangement = arrange(scene, {}, viewport)
    expect(arrangement.places.size).toBe(scene.places.length)
    expect(touches(arrangement)).toBe(false)
  })

  it.each(scenes)('puts what is within something in %s into its box, and nothing else', (_name, scene) => {
    const arrangement = arrange(scene, {}, viewport)
    const boxes = [...arrangement.places.values()].filter(({ isContainer }) => isContainer)
    for (const { id, box } of boxes) {
      for (const leaf of leaves(arrangement)) {
        if (leaf.within === id) expect(encloses(box, leaf.box), leaf.id).toBe(true)
        else expect(overlaps(box, leaf.box), leaf.id).toBe(false)
      }
    }
  })

  it('looks the same every time', () => {
    expect(arrange(group, {}, viewport)).toEqual(arrange(structuredClone(group), {}, viewport))
  })
})

describe('on a desk', () => {
  it('the way of a message is from left to right', () => {
    const { places } = arrange(fan(3), {}, DESK)
    const xs = ['producer:Pr', 'exchange:x', 'queue:q1', 'consumer:W1'].map((id) => places.get(id)?.at.x)
    expect(xs).toEqual([...xs].sort((one, other) => (one as number) - (other as number)))
  })

  it('places of a kind stand in the order of the scene', () => {
    const { places } = arrange(group, {}, DESK)
    const ys = ['member:C1', 'member:C2', 'member:C3'].map((id) => places.get(id)?.at.y as number)
    expect(ys).toEqual([...ys].sort((one, other) => one - other))
  })

  it('a straight wire is straight: neighbours stand level', () => {
    const { places } = arrange(fan(3), {}, DESK)
    for (const at of [0, 1, 2]) {
      const [queue, consumer] = [places.get(`queue:q${at}`), places.get(`consumer:W${at}`)]
      expect(Math.abs((queue?.at.y ?? 0) - (consumer?.at.y ?? 99))).toBeLessThanOrEqual(8)
    }
  })
})

it('who hangs on one wire stands level with its other end, so that the wire is straight', () => {
  const scene = {
    places: [
      place('producer:Pr', { facts: FACTS }),
      place('exchange:x'),
      place('queue:a', { slots: [] }),
      place('queue:b', { slots: [] }),
    ],
    wires: [wire('producer:Pr', 'exchange:x'), wire('exchange:x', 'queue:a'), wire('exchange:x', 'queue:b')],
  }
  const { places } = arrange(scene, {}, DESK)
  expect(places.get('producer:Pr')?.at.y).toBe(places.get('exchange:x')?.at.y)
})

describe('on a phone', () => {
  it('shares a row that is too long evenly, with room between for the wires to the next one', () => {
    const rows = [0, 1, 2, 3]
    const scene = {
      places: [
        place('queue:q', { slots: [] }),
        ...rows.map((at) => place(`consumer:W${at}`, { window: { used: 0 }, facts: FACTS })),
      ],
      wires: rows.map((at) => wire('queue:q', `consumer:W${at}`)),
    }
    const { places } = arrange(scene, {}, PHONE)
    const [one, two, three, four] = rows.map((at) => places.get(`consumer:W${at}`) as Placed)
    expect([one?.at.y, three?.at.y]).toEqual([two?.at.y, four?.at.y])
    expect((two?.box.x ?? 0) - (one?.box.x ?? 0) - (one?.box.width ?? 0)).toBeGreaterThanOrEqual(40)
  })

  it.each([
    ['a retry loop', retryLoop],
    ['a group', group],
    ['a fan', fan(5)],
  ])('%s is no wider than the window', (_, scene) => {
    expect(arrange(scene, {}, PHONE).bounds.width * FIT_MIN).toBeLessThanOrEqual(PHONE.width + 48)
    for (const { box } of leaves(arrange(scene, {}, PHONE)))
      expect(box.width).toBeLessThanOrEqual(PHONE.width)
  })

  it('the way of a message is down', () => {
    const { places } = arrange(fan(3), {}, PHONE)
    const ys = ['producer:Pr', 'queue:q1', 'consumer:W1'].map((id) => places.get(id)?.at.y as number)
    expect(ys).toEqual([...ys].sort((one, other) => one - other))
  })
})

describe('in a low window', () => {
  const rows = [0, 1, 2, 3]
  const scene = {
    places: rows.flatMap((at) => [
      place(`queue:q${at}`, { slots: [], facts: [{ label: 'Ready', value: at }] }),
      place(`consumer:W${at}`, { window: { used: 0, size: 3 }, facts: FACTS, status: 'idle' }),
    ]),
    wires: rows.map((at) => wire(`queue:q${at}`, `consumer:W${at}`)),
  }
  const [high, low] = [700, 400].map((height) => arrange(scene, {}, { width: 984, height }))

  it('words stand in fewer lines rather than in smaller letters', () => {
    const scaleOf = (height: number, is: Arrangement) => height / is.bounds.height
    expect(scaleOf(700, high as Arrangement)).toBeGreaterThanOrEqual(FIT_MIN)
    expect(high?.places.get('consumer:W0')?.form.caption?.isOneLine).toBe(false)
    expect(low?.places.get('consumer:W0')?.form.caption?.isOneLine).toBe(true)
    expect(low?.places.get('queue:q0')?.form.hasFactsBeside).toBe(true)
    expect(scaleOf(400, low as Arrangement)).toBeGreaterThanOrEqual(0.9)
    expect(touches(low as Arrangement)).toBe(false)
  })
})

describe('an authored layout', () => {
  const scene: Scene = {
    places: [place('producer:Pr'), place('queue:q', { slots: [] }), place('consumer:W1')],
    wires: [wire('producer:Pr', 'queue:q'), wire('queue:q', 'consumer:W1')],
  }
  const layout = { 'producer:Pr': [10, 20], 'queue:q': [50, 20], 'consumer:W1': [100, 30] } as const

  it('is kept in its proportions', () => {
    const arrangement = arrange(scene, layout, { width: 1000, height: 500 })
    const [one, two, three] = ['producer:Pr', 'queue:q', 'consumer:W1'].map((id) => spot(arrangement, id).at)
    const [a, b, c] = [one, two, three].map((at) => at as { x: number; y: number })
    expect(a?.y).toBe(b?.y)
    expect(((b?.x ?? 0) - (a?.x ?? 0)) / ((c?.x ?? 0) - (a?.x ?? 0))).toBeCloseTo(40 / 90, 5)
  })

  it('is squeezed into a smaller window, and letters are not', () => {
    const [large, small] = [1000, 760].map((width) => arrange(scene, layout, { width, height: 500 }))
    expect((small?.bounds.width ?? 0) * FIT_MIN).toBeLessThanOrEqual(760)
    expect(small?.places.get('consumer:W1')?.form).toEqual(large?.places.get('consumer:W1')?.form)
    expect(touches(small as Arrangement)).toBe(false)
  })

  it('is moved apart where its author put places too near', () => {
    const near = { 'producer:Pr': [10, 20], 'queue:q': [40, 20], 'consumer:W1': [40, 26] } as const
    expect(touches(arrange(scene, near, DESK))).toBe(false)
  })

  it('leaves room under it for places that came later', () => {
    const more = { ...scene, places: [...scene.places, place('consumer:W2')] }
    const arrangement = arrange(more, layout, DESK)
    expect(touches(arrangement)).toBe(false)
    const [first, second] = ['consumer:W1', 'consumer:W2'].map((id) => spot(arrangement, id).at)
    expect(second?.y).toBeGreaterThan(first?.y as number)
    expect(second?.x).toBe(first?.x)
  })
})

describe('on a phone, beside a tall container', () => {
  it('a place stands level with what it is wired to, and a label has room', () => {
    const scene = {
      places: [
        place('producer:Pr', { facts: [{ label: 'sent', value: 1 }] }),
        place('node:broker'),
        place('exchange:x', { within: 'node:broker', glyph: '=' }),
        place('queue:a', { within: 'node:broker', slots: [] }),
        place('queue:b', { within: 'node:broker', slots: [] }),
      ],
      wires: [
        wire('producer:Pr', 'exchange:x'),
        wire('exchange:x', 'queue:a', 'data', 'order.created.eu'),
        wire('exchange:x', 'queue:b', 'data', 'order.cancelled'),
      ],
    }
    const arrangement = arrange(scene, {}, PHONE)
    const [producer, exchange] = ['producer:Pr', 'exchange:x'].map((id) => arrangement.places.get(id)?.at.y)
    expect(producer).toBe(exchange)
    const { wires } = wiringOf(arrangement, scene.wires)
    const said = wires.flatMap(({ sticker }) => sticker?.lines ?? [])
    expect(said).toEqual(expect.arrayContaining(['order.created.eu', 'order.cancelled']))
    for (const { sticker } of wires) {
      if (sticker === undefined) continue
      expect(sticker.rect.x).toBeGreaterThanOrEqual(arrangement.bounds.x)
    }
  })
})
