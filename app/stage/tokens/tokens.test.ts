import { describe, expect, it } from 'vitest'
import type { MotionView, Scene } from '../../../engine/index.ts'
import { tokenWidth } from '../forms/chips.ts'
import { KeyBook } from '../keys.ts'
import { arrange } from '../layout/arrange.ts'
import { CAUSE_MS, LOST_MS, type StageMoment } from '../props.ts'
import { message, moment, place, slots, wire } from '../stage.fixture.ts'
import { STEPS } from '../wires/curve.ts'
import { wiringOf } from '../wires/wiring.ts'
import { createTokens, eased, MARK, placeTokens, SALIENT_MAX, TOKENS_MAX } from './tokens.ts'
import { type Ground, TrackBook } from './tracks.ts'

const scene: Scene = {
  places: [
    place('producer:Pr'),
    place('exchange:x'),
    place('queue:q', { slots: slots(2) }),
    place('consumer:W1', { window: { used: 0, size: 1 } }),
  ],
  wires: [wire('producer:Pr', 'exchange:x'), wire('exchange:x', 'queue:q'), wire('queue:q', 'consumer:W1')],
}

function groundOf(shown: Scene = scene): Ground {
  const arrangement = arrange(shown, {}, { width: 984, height: 560 })
  return {
    arrangement,
    wiring: wiringOf(arrangement, shown.wires),
    places: new Map(shown.places.map((one) => [one.id, one])),
    densities: new Map([['queue:q', 'chips']]),
    book: new KeyBook(['m1', 'm2']),
    colourBy: 'key',
  }
}

function placed(now: StageMoment, book = new TrackBook(groundOf())) {
  const tokens = createTokens()
  placeTokens(
    tokens,
    now,
    now.moving.flatMap((view) => book.trackOf(view) ?? []),
  )
  return { tokens, book }
}

const sent = (label: string): MotionView => message('producer:Pr', 'exchange:x', label)
const crowd = (count: number, more: Partial<StageMoment> = {}) =>
  moment(
    Array.from({ length: count }, (_, at) => [sent(`m${at}`), at, at + 10_000] as const),
    { reading: 5000, ...more },
  )

const marksOf = ({ count, mark }: { count: number; mark: Uint8Array }) => [...mark.subarray(0, count)]

describe('a message that is lost on its way', () => {
  const motion = { ...sent('m1'), trouble: true }
  const lost = { id: 't0', motion, departs: 0, arrives: 1000 + LOST_MS, reach: 0.5 }
  const spotAt = (reading: number) => {
    const { tokens } = placed(moment([], { reading, moving: [lost] }))
    return { x: tokens.x[0], lost: [...tokens.lost], count: tokens.count }
  }

  it('gets so far, is seen lost there for a while, and is gone', () => {
    const { tokens } = placed(moment([sent('m1')], { reading: 999.999 }))
    const goal = tokens.x[0] as number
    const amid = spotAt(500)
    const end = spotAt(1000)
    expect(amid.lost).toEqual([])
    expect(amid.x).toBeLessThan(end.x as number)
    expect(end.x).toBeLessThan(goal)
    expect(end).toEqual({ x: end.x, lost: [0], count: 1 })
    expect(spotAt(999 + LOST_MS)).toEqual(end)
    expect(spotAt(1000 + LOST_MS).count).toBe(0)
  })
})

describe('a message on its way', () => {
  it('is in the middle of the place that it leaves, then at the one where it arrives', () => {
    const ground = groundOf()
    const [from, to] = ['producer:Pr', 'exchange:x'].map((id) => ground.arrangement.places.get(id)?.at)
    const start = placed(moment([sent('m1')], { reading: 0 })).tokens
    const end = placed(moment([sent('m1')], { reading: 999.999 })).tokens
    expect(start.x[0]).toBeCloseTo(from?.x ?? Number.NaN, 0)
    expect(end.x[0]).toBeCloseTo(to?.x ?? Number.NaN, 0)
    expect(end.y[0]).toBeCloseTo(to?.y ?? Number.NaN, 0)
  })

  it('comes to rest beside the words of who takes it, however long its name is', () => {
    const worker = groundOf().arrangement.places.get('consumer:W1')
    const words = (worker?.at.x ?? 0) + (worker?.form.caption?.x ?? 0)
    for (const name of ['m1', 'charge-o2', 'order-created-1']) {
      const view = message('queue:q', 'consumer:W1', name)
      const { x } = placed(moment([view], { reading: 999.999 })).tokens
      expect((x[0] ?? 0) + tokenWidth(name) / 2).toBeLessThan(words)
    }
  })

  it('sets off quickly and comes to rest gently, and never goes back', () => {
    const xs = Array.from(
      { length: 11 },
      (_, at) => placed(moment([sent('m1')], { reading: at * 99 })).tokens.x[0],
    )
    expect(xs).toEqual([...xs].sort((one, other) => (one as number) - (other as number)))
    expect(eased(0)).toBeCloseTo(0, 6)
    expect(eased(1)).toBeCloseTo(1, 6)
    expect(eased(0.3)).toBeGreaterThan(0.45)
  })

  it('comes to rest in the queue behind those that are there', () => {
    const ground = groundOf()
    const queue = ground.arrangement.places.get('queue:q')
    const { tokens } = placed(moment([message('exchange:x', 'queue:q', 'm9')], { reading: 999.99 }))
    const room = queue?.form.slots ?? { x: 0, width: 0 }
    // The third from the right, where the head is.
    const third = (queue?.at.x ?? 0) + room.x + room.width - 38 / 2 - 2 * (38 + 4)
    expect(tokens.x[0]).toBeCloseTo(third, 0)
  })

  it('leaves the queue from its own slot', () => {
    const queue = groundOf().arrangement.places.get('queue:q')
    const { tokens } = placed(moment([message('queue:q', 'consumer:W1', 'm1')], { reading: 0 }))
    const room = queue?.form.slots ?? { x: 0, width: 0 }
    expect(tokens.x[0]).toBeCloseTo((queue?.at.x ?? 0) + room.x + room.width - 38 / 2 - (38 + 4), 0)
  })

  it('is not there before it departs nor after it arrived, but its cause is lit', () => {
    const { tokens } = placed(moment([[sent('m1'), 1000, 2000]], { reading: 1000 - CAUSE_MS / 2 }))
    expect(tokens.count).toBe(0)
    expect(tokens.lit).toEqual([{ from: 'producer:Pr', part: 0.5 }])
    expect(placed(moment([[sent('m1'), 0, 400]])).tokens.count).toBe(0)
  })

  it('to a place that is not on the stage is not drawn', () => {
    expect(placed(moment([message('producer:Pr', 'queue:nowhere', 'm1')])).tokens.count).toBe(0)
  })

  it('has the hue of its key', () => {
    const { tokens } = placed(moment([sent('m2'), { ...sent('m1'), weight: 'control' }]))
    expect(tokens.hue[0]).toBe(2)
    expect(marksOf(tokens)).toEqual([MARK.chip, MARK.control])
  })
})

describe('more than a person can follow', () => {
  it('are four at full size, and the rest small with their number', () => {
    const { tokens } = placed(crowd(40))
    expect(marksOf(tokens).filter((mark) => mark === MARK.chip)).toHaveLength(SALIENT_MAX)
    expect(tokens.convoys.map(({ count }) => count)).toEqual([36])
  })

  it('keep their size until they arrive, whoever joins', () => {
    const book = new TrackBook(groundOf())
    const all = crowd(40).moving
    placed({ ...crowd(0), still: false, reading: 300, moving: all.slice(0, 5) }, book)
    const before = all.slice(0, 5).map((view) => book.trackOf(view)?.isSalient)
    placed({ ...crowd(0), still: false, reading: 4000, moving: all }, book)
    expect(all.slice(0, 5).map((view) => book.trackOf(view)?.isSalient)).toEqual(before)
  })

  it('give a free seat to who sets off, not to who is half-way', () => {
    const book = new TrackBook(groundOf())
    const all = crowd(6).moving
    placed({ ...crowd(0), still: false, reading: 100, moving: all.slice(0, 5) }, book)
    const late = { id: 'late', motion: sent('late'), departs: 4990, arrives: 15_000 }
    placed({ ...crowd(0), still: false, reading: 5000, moving: [...all.slice(2, 5), late] }, book)
    expect(book.trackOf(all[4] as never)?.isSalient).toBe(false)
    expect(book.trackOf(late)?.isSalient).toBe(true)
  })

  it('say how many they are even where they would cover each other', () => {
    const { tokens } = placed(crowd(1000))
    expect(tokens.convoys.map(({ count }) => count)).toEqual([996])
    expect(tokens.count).toBeLessThan(500)
    expect(tokens.count).toBeGreaterThan(10)
  })

  it('are no more than the columns hold', () => {
    const many = moment(
      Array.from({ length: TOKENS_MAX + 50 }, (_, at) => ({ ...sent(`m${at}`), weight: 'control' as const })),
    )
    expect(placed(many).tokens.count).toBe(TOKENS_MAX)
  })

  it('are flow above four times the speed: lanes with a number', () => {
    const { tokens } = placed(crowd(25, { speed: 8 }))
    expect(tokens.count).toBe(0)
    expect(tokens.flows.map(({ count }) => count)).toEqual([25])
  })
})

it('work stays where it is and fills', () => {
  const work: MotionView = { ...message('consumer:W1', 'consumer:W1', 'm1'), weight: 'work' }
  const { tokens } = placed(moment([work], { reading: 250 }))
  expect(tokens.count).toBe(0)
  expect(tokens.work.map(({ part }) => part)).toEqual([0.25])
})

it('a token keeps its way while places only hold something else', () => {
  const ground = groundOf()
  const book = new TrackBook(ground)
  const now = moment([sent('m1')])
  const track = book.trackOf(now.moving[0] as never)
  book.setGround({ ...ground, places: new Map() })
  expect(book.trackOf(now.moving[0] as never)).toBe(track)
  book.setGround(groundOf())
  expect(book.trackOf(now.moving[0] as never)).not.toBe(track)
  expect(track?.walk).toHaveLength((STEPS + 1) * 2)
})
