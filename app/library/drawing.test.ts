import { describe, expect, it } from 'vitest'
import type { PlaceView } from '../../engine/index.ts'
import { drawingOf } from './drawing.ts'

function place(id: string, kind: string, more: Partial<PlaceView> = {}): PlaceView {
  return { id, kind, name: id, address: id, status: '', health: 'well', facts: [], actions: [], ...more }
}

const STILL = {
  scene: {
    places: [
      place('Pr', 'producer'),
      place('q', 'queue', {
        slots: [
          { id: 'm1', key: 'a', state: 'ready' },
          { id: 'm2', key: 'b', state: 'claimed' },
        ],
      }),
      place('W2', 'consumer', { health: 'down', status: 'off' }),
      place('W1', 'consumer', { health: 'down', status: 'crashed', window: { used: 0, size: 1 } }),
    ],
    wires: [
      { from: 'Pr', to: 'q', style: 'data' },
      { from: 'q', to: 'W1', style: 'data' },
    ],
  },
  layout: { Pr: [8, 24], q: [60, 24], W1: [108, 24], W2: [108, 40] },
  colourBy: 'key',
} as const

describe('the drawing of a still', () => {
  const { view, shapes } = drawingOf(STILL, ['a', 'b'], 'rabbitmq')
  const looks = shapes.map(([look]) => look)

  it('has wires under places, and messages on top of where they rest', () => {
    expect(looks.filter((look) => look === 'wire data')).toHaveLength(2)
    expect(looks.lastIndexOf('head')).toBeLessThan(looks.indexOf('node'))
    expect(looks.indexOf('key1')).toBeGreaterThan(looks.indexOf('tray'))
  })

  it('shows each key in its hue, and what is claimed as such', () => {
    expect(looks).toContain('key1')
    expect(looks).toContain('key2 claimed')
  })

  it('shows who fell, and not who rests', () => {
    expect(looks.filter((look) => look === 'trouble')).toHaveLength(1)
  })

  it('is as wide as the card wants it, and holds every point of it', () => {
    const [x = 0, y = 0, width = 0, height = 0] = view.split(' ').map(Number)
    expect(width / height).toBeCloseTo(984 / 554, 1)
    for (const [, path] of shapes) {
      const [, left, top] = /^M(-?[\d.]+) (-?[\d.]+)/.exec(path) ?? []
      expect(Number(left)).toBeGreaterThanOrEqual(x)
      expect(Number(left)).toBeLessThanOrEqual(x + width)
      expect(Number(top)).toBeGreaterThanOrEqual(y)
      expect(Number(top)).toBeLessThanOrEqual(y + height)
    }
  })

  it('is the same each time', () => {
    expect(drawingOf(STILL, ['a', 'b'], 'rabbitmq')).toEqual({ view, shapes })
  })

  it('has square corners for Kafka', () => {
    const square = drawingOf(STILL, ['a', 'b'], 'kafka').shapes.find(([look]) => look === 'key1')?.[1]
    expect(square).not.toEqual(shapes.find(([look]) => look === 'key1')?.[1])
  })
})
