import { describe, expect, test } from 'vitest'
import type { MotionView } from '../../../engine/index.ts'
import { ARROWS_MAX, type Arrow, arrowsIn, lossesOf } from './arrows.ts'
import { type Drawing, draw } from './drawing.ts'
import { rowsOf } from './lanes.ts'
import { groupsOf } from './marks.ts'
import { NOTHING } from './past.ts'
import { pickAt } from './pick.ts'
import { svgOf } from './svg.ts'

const lanes = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase(), kind: 'box' }))

function motion(
  from: string,
  to: string,
  label: string,
  weight: MotionView['weight'] = 'message',
): MotionView {
  return { from, to, label, weight, key: 'k' }
}

function arrow(from: string, to: string, label: string, rest: Partial<Arrow> = {}): Arrow {
  return {
    id: 't0',
    motion: motion(from, to, label),
    departs: 10,
    arrives: 50,
    lostAt: undefined,
    count: 1,
    ...rest,
  }
}

function drawing(rest: Partial<Drawing> = {}): Drawing {
  return {
    rows: rowsOf(lanes, NOTHING),
    past: NOTHING,
    arrows: [],
    dots: [],
    lenses: [],
    from: 0,
    to: 1_000,
    isDown: false,
    keys: ['k'],
    message: undefined,
    bearingOf: undefined,
    xOf: (reading) => reading,
    tickAt: (reading) => reading,
    curtainLabel: () => 'gen 1 → 2',
    timerLabel: () => '60 s',
    ...rest,
  }
}

const looksOf = (picture: ReturnType<typeof draw>) => picture.lines.map(({ look }) => look)

describe('the picture of space and time', () => {
  test('has a slope from lane to lane, with a head, and the name at its middle', () => {
    const picture = draw(drawing({ arrows: [arrow('a', 'c', 'm7')] }))
    expect(looksOf(picture)).toEqual(expect.arrayContaining(['message hue-1', 'head hue-1']))
    expect(picture.words.map(({ text }) => text)).toEqual(['m7'])
    expect(picture.words[0]?.x).toBe(35)
  })

  test('ends an arrow in a cross where it was lost, and gives it no head', () => {
    const looks = looksOf(draw(drawing({ arrows: [arrow('a', 'c', 'm7', { lostAt: 0.5 })] })))
    expect(looks).toContain('lost')
    expect(looks.some((look) => look.startsWith('head'))).toBe(false)
  })

  test('dims what has nothing to do with the chosen message', () => {
    const arrows = [arrow('a', 'b', 'm1'), arrow('a', 'b', 'm2', { departs: 300, arrives: 350 })]
    const picture = draw(drawing({ arrows, message: 'm2' }))
    expect(looksOf(picture)).toEqual(expect.arrayContaining(['message hue-1 dim', 'message hue-1 lit']))
    expect(picture.words.map(({ text }) => text)).toEqual(['m2'])
  })

  test('leaves a stub where a lane is hidden', () => {
    const rows = rowsOf(lanes.slice(0, 1), NOTHING)
    expect(looksOf(draw(drawing({ rows, arrows: [arrow('a', 'c', 'm1')] })))).toContain('message hue-1 stub')
  })

  test('says no two things over each other', () => {
    const arrows = [arrow('a', 'b', 'first'), arrow('a', 'b', 'second', { departs: 12, arrives: 52 })]
    expect(draw(drawing({ arrows })).words.map(({ text }) => text)).toEqual(['first'])
  })

  test('exchanges both directions where time runs down', () => {
    const across = draw(drawing({ arrows: [arrow('a', 'c', 'm1')] }))
    const down = draw(drawing({ arrows: [arrow('a', 'c', 'm1')], isDown: true }))
    const path = (picture: ReturnType<typeof draw>) =>
      picture.lines.find(({ look }) => look === 'message hue-1')?.path ?? ''
    const swapped = path(across).replaceAll(/([\d.]+) ([\d.]+)/g, '$2 $1')
    expect(path(down)).toBe(swapped)
  })

  test('is a file of its own, with names, moments and nothing that is not escaped', () => {
    const picture = draw(drawing({ arrows: [arrow('a', 'c', 'm<7>')] }))
    const about = { title: 'A & B', rows: rowsOf(lanes, NOTHING), moments: [{ x: 5, label: '1 s' }] }
    const svg = svgOf(picture, { ...about, width: 900, height: 300, palette: (name) => `[${name}]` })
    for (const part of ['A &amp; B', '>C</text>', '1 s', 'm&lt;7&gt;', 'stroke="[key-1-stroke]"']) {
      expect(svg).toContain(part)
    }
  })

  test('makes a bead of events that would lie over each other', () => {
    const dots = [0, 3, 6, 40].map((reading, seq) => ({ seq, lane: 'a', reading, kind: 'state' as const }))
    expect(groupsOf(dots, (reading) => reading).map((group) => group.length)).toEqual([3, 1])
  })
})

describe('the arrows', () => {
  const view = {
    from: 0,
    to: 1e6,
    xOf: (reading: number) => reading / 100,
    isKept: () => false,
    isHidden: () => false,
  }
  const many = Array.from({ length: ARROWS_MAX + 50 }, (_, at) => ({
    id: `t${at}`,
    motion: motion('a', 'b', `m${at}`, at % 2 === 0 ? 'message' : 'control'),
    departs: at,
    arrives: at + 5,
  }))

  test('are bundled when there are too many, the thin ones first, and none is lost count of', () => {
    const arrows = arrowsIn(many, new Map(), () => 0, view)
    expect(arrows.length).toBeLessThan(ARROWS_MAX)
    expect(arrows.filter(({ motion: { weight } }) => weight === 'message').length).toBe(many.length / 2)
    expect(arrows.reduce((sum, { count }) => sum + count, 0)).toBe(many.length)
  })

  test('end where a packet was lost', () => {
    const events = [{ type: 'sent' }, { type: 'transit.lost', order: 3 }]
    const losses = lossesOf({ events } as unknown as Parameters<typeof lossesOf>[0])
    const [lost] = arrowsIn(
      [{ ...many[3], departs: 0, arrives: 100 } as (typeof many)[0]],
      losses,
      () => 60,
      view,
    )
    expect(lost?.lostAt).toBeCloseTo(0.6)
  })

  test('are found by who presses near them', () => {
    const rows = rowsOf(lanes, NOTHING)
    const [one, three] = [rows[0]?.line ?? 0, rows[2]?.line ?? 0]
    const seen = { rows, arrows: [arrow('a', 'c', 'm1')], dots: [] }
    expect(pickAt([30, (one + three) / 2 + 2], seen, (reading) => reading)).toMatchObject({
      arrow: { id: 't0' },
    })
    expect(pickAt([200, one + 15], seen, (reading) => reading)).toBeUndefined()
  })
})
