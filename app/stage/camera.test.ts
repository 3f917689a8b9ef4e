import { describe, expect, it } from 'vitest'
import { fitView, focusOf, heldBy, zoomedAt } from './camera.ts'
import { FIT_MIN, fitMax } from './layout/arrange.ts'

const window = { width: 1000, height: 500 }

describe('a world in a window', () => {
  it('is in the middle when it fits', () => {
    const { x, y, scale } = fitView({ x: -100, y: -50, width: 900, height: 400 }, window)
    expect((-100 * scale + x + 800 * scale + x) / 2).toBeCloseTo(500, 6)
    expect((-50 * scale + y + 350 * scale + y) / 2).toBeCloseTo(250, 6)
  })

  it('is enlarged a little when it is small', () => {
    expect(fitView({ x: 0, y: 0, width: 100, height: 100 }, window).scale).toBe(fitMax(window))
  })

  it('keeps its letters readable when it is large, and begins at its beginning', () => {
    const { x, y, scale } = fitView({ x: 40, y: 60, width: 3000, height: 3000 }, window)
    expect(scale).toBe(FIT_MIN)
    expect(40 * scale + x).toBeCloseTo(0, 6)
    expect(60 * scale + y).toBeCloseTo(0, 6)
  })
})

describe('what a beat is about', () => {
  const [member, log, near] = [
    { x: 0, y: 900, width: 100, height: 100 },
    { x: 0, y: 0, width: 300, height: 80 },
    { x: 200, y: 800, width: 100, height: 100 },
  ]

  it('is all of it where there is room', () => {
    expect(focusOf([member, near], window, 1)).toEqual({ x: 0, y: 800, width: 300, height: 200 })
  })

  it('is what it names first where there is not, with what lies near', () => {
    expect(focusOf([member, log, near], window, 1)).toEqual({ x: 0, y: 800, width: 300, height: 200 })
    expect(focusOf([log, member], window, 1)).toEqual(log)
    expect(focusOf([], window, 1)).toBeUndefined()
  })
})

describe('a world that does not fit by a little', () => {
  const world = { x: 0, y: 0, width: 900, height: 580 }

  it('is shown as a whole where its letters can still be read', () => {
    expect(fitView(world, window).scale).toBeCloseTo(500 / 580, 6)
  })

  it('is an overview in a strip beside something larger', () => {
    const low = { ...world, height: 480 }
    expect(fitView(low, { width: 1000, height: 300 }).scale).toBeCloseTo(300 / 480, 6)
    expect(fitView(low, { width: 1000, height: 332 }).scale).toBe(FIT_MIN)
  })

  it('keeps its letters on a phone', () => {
    expect(fitView(world, { width: 390, height: 320 }).scale).toBe(FIT_MIN)
  })
})

describe('looking closer', () => {
  const view = { x: 30, y: -10, scale: 0.8 }
  const at = { x: 300, y: 200 }
  const under = ({ x, y, scale }: typeof view) => [(at.x - x) / scale, (at.y - y) / scale]

  it('keeps under the pointer what was there', () => {
    const next = zoomedAt(view, 1.7, at)
    expect(next.scale).toBeCloseTo(1.36, 6)
    expect(under(next)[0]).toBeCloseTo(under(view)[0] ?? 0, 6)
    expect(under(next)[1]).toBeCloseTo(under(view)[1] ?? 0, 6)
  })

  it('ends somewhere, and stays where it is then', () => {
    const closest = zoomedAt(view, 1000, at)
    expect(closest.scale).toBe(4)
    expect(zoomedAt(closest, 2, at)).toEqual(closest)
    expect(zoomedAt(view, 0.001, at).scale).toBe(0.25)
  })

  it('does not lose the world', () => {
    const world = { x: 0, y: 0, width: 2000, height: 400 }
    expect(heldBy({ x: 5000, y: 0, scale: 1 }, world, window)).toEqual({ x: 200, y: 0, scale: 1 })
    expect(heldBy({ x: -5000, y: 0, scale: 1 }, world, window)).toEqual({ x: -1200, y: 0, scale: 1 })
    expect(heldBy({ x: -700, y: 90, scale: 1 }, world, window)).toEqual({ x: -700, y: 90, scale: 1 })
  })

  it('has a world that is small all round in the middle', () => {
    const world = { x: 0, y: 0, width: 400, height: 100 }
    const { x, y } = heldBy({ x: 0, y: 0, scale: 0.5 }, world, window)
    expect([x + 100, y + 25]).toEqual([500, 250])
  })
})
