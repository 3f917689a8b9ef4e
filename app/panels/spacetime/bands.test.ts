import { describe, expect, test } from 'vitest'
import type { PlaceView, Scene, WireView } from '../../../engine/index.ts'
import { BandReader } from './bands.ts'

function place(id: string, rest: Partial<PlaceView> = {}): PlaceView {
  return {
    id,
    kind: 'box',
    name: id.toUpperCase(),
    address: id,
    status: '',
    health: 'well',
    facts: [],
    actions: [],
    ...rest,
  }
}

function scene(places: readonly PlaceView[], wires: readonly WireView[] = []): Scene {
  return { places, wires }
}

/** Reading time is ten times the run's. */
function reader(): BandReader {
  return new BandReader((tick) => Math.min(10_000, tick * 10))
}

const clock = (from: number, until: number) => place('q', { timers: [{ label: 'ttl', from, until }] })

describe('what lasts in a run', () => {
  test('is a clock from its winding to its end', () => {
    const bands = reader()
    bands.visit(scene([clock(10, 50)]), 100, 10)
    bands.visit(scene([place('q')]), 600, 60)
    const [timer] = bands.close(1_000).timers
    expect(timer).toEqual({ lane: 'q', label: 'ttl', key: undefined, from: 100, to: 500, wound: 10, due: 50 })
  })

  test('is cut where a clock is stopped, and begins anew where it is wound again', () => {
    const bands = reader()
    bands.visit(scene([clock(0, 90)]), 0, 0)
    bands.visit(scene([clock(0, 90)]), 100, 10)
    bands.visit(scene([clock(30, 120)]), 300, 30)
    const { timers } = bands.close(500)
    expect(timers.map(({ from, to, due }) => [from, to, due])).toEqual([
      [0, 300, 90],
      [300, 500, 120],
    ])
  })

  test('leaves out clocks of what is drawn as work', () => {
    const bands = new BandReader(
      (tick) => tick,
      (label) => label === 'ttl',
    )
    bands.visit(scene([clock(0, 90)]), 0, 0)
    expect(bands.close(50).timers).toEqual([])
  })

  test('is a message in the hands of a place, on the lane of who holds it', () => {
    const bands = reader()
    const slots = (state: 'ready' | 'claimed') =>
      place('q', { slots: [{ id: 'm1', key: 'k', state, ...(state === 'claimed' && { holder: 'W' }) }] })
    bands.visit(scene([slots('ready'), place('w', { name: 'W' })]), 0, 0)
    bands.visit(scene([slots('claimed'), place('w', { name: 'W' })]), 50, 5)
    bands.visit(scene([slots('ready'), place('w', { name: 'W' })]), 80, 8)
    const { held, levels } = bands.close(100)
    expect(held).toEqual([{ lane: 'w', label: 'm1', key: 'k', from: 50, to: 80 }])
    expect(levels.get('q')).toEqual([
      { reading: 0, ready: 1, claimed: 0 },
      { reading: 50, ready: 0, claimed: 1 },
      { reading: 80, ready: 1, claimed: 0 },
    ])
  })

  test('is how far the slowest group is behind in a log', () => {
    const bands = reader()
    const marker = (label: string, at: number) => ({ id: label, kind: 'committed' as const, label, at })
    const ruler = { start: 0, end: 9, markers: [marker('a', 9), marker('b', 4)] }
    bands.visit(scene([place('p', { ruler, slots: [] })]), 0, 0)
    expect(bands.close(10).levels.get('p')).toEqual([{ reading: 0, ready: 5, claimed: 0 }])
  })

  test('is a group that is dealt anew: its members, its rounds, and the silence of what nobody owned', () => {
    const bands = reader()
    const ruler = { start: 0, end: 0, markers: [] }
    const group = (health: 'busy' | 'well', round: number) =>
      place('g', { kind: 'coordinator', health, facts: [{ label: 'generation', value: round }] })
    const logs = [place('p0', { ruler }), place('p1', { ruler })]
    const wire: WireView = { from: 'c', to: 'g', style: 'control' }
    const own = (from: string): WireView => ({ from, to: 'c', style: 'ownership' })
    bands.visit(scene([group('well', 5), ...logs], [wire, own('p0'), own('p1')]), 0, 0)
    bands.visit(scene([group('busy', 5), ...logs], [wire, own('p0')]), 100, 10)
    bands.visit(scene([group('busy', 6), ...logs], [wire]), 200, 20)
    bands.visit(scene([group('well', 6), ...logs], [wire, own('p0'), own('p1')]), 500, 50)
    expect(bands.close(900).curtains).toEqual([
      { lane: 'g', members: ['c'], from: 100, to: 500, before: '5', after: '6', silence: 10 + 2 * 30 },
    ])
  })
})
