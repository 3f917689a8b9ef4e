import type { MotionView, PlaceView, Scene, SlotView, WireView } from '../../engine/index.ts'
import type { StageMoment } from './props.ts'

/** A place of a test: what is not said is as plain as can be. */
export function place(id: string, more: Partial<PlaceView> = {}): PlaceView {
  const [kind = id, name = id] = id.split(':')
  return { id, kind, name, address: name, status: 'running', health: 'well', facts: [], actions: [], ...more }
}

/** A wire of a test. */
export function wire(from: string, to: string, style: WireView['style'] = 'data', label?: string): WireView {
  return { from, to, style, ...(label !== undefined && { label }) }
}

/** Messages that rest, each with a key of its own. */
export function slots(count: number, more: Partial<SlotView> = {}): SlotView[] {
  return Array.from({ length: count }, (_, at) => ({ id: `m${at}`, key: `k${at}`, state: 'ready', ...more }))
}

/** A retry loop: forwards, down through a dead-letter exchange, and back. */
export const retryLoop: Scene = {
  places: [
    place('producer:Pr', { facts: [{ label: 'sent', value: 3 }] }),
    place('node:broker'),
    place('exchange:main.ex', { within: 'node:broker', glyph: '=' }),
    place('exchange:retry.ex', { within: 'node:broker', glyph: '=' }),
    place('queue:main.q', { within: 'node:broker', slots: slots(2), facts: [{ label: 'Ready', value: 2 }] }),
    place('queue:retry.q', { within: 'node:broker', slots: slots(1), notes: ['x-message-ttl 60000'] }),
    place('consumer:W1', { window: { used: 1, size: 1 }, facts: [{ label: 'processed', value: 0 }] }),
    place('system:gateway'),
  ],
  wires: [
    wire('producer:Pr', 'exchange:main.ex'),
    wire('exchange:main.ex', 'queue:main.q', 'data', 'order'),
    wire('queue:main.q', 'consumer:W1'),
    wire('consumer:W1', 'queue:main.q', 'control'),
    wire('queue:main.q', 'exchange:retry.ex', 'configuration', 'DLX'),
    wire('exchange:retry.ex', 'queue:retry.q', 'data', 'order'),
    wire('queue:retry.q', 'exchange:main.ex', 'configuration', 'DLX'),
    wire('consumer:W1', 'system:gateway', 'control'),
  ],
}

const log = (id: string): PlaceView =>
  place(id, {
    within: 'topic:orders',
    slots: [],
    ruler: {
      start: 0,
      end: 8,
      markers: [
        { id: 'g', kind: 'committed', label: 'billing', at: 5 },
        { id: 'hw', kind: 'high-watermark', label: 'HW', at: 8 },
      ],
    },
  })

/** A group: three logs, three members, a coordinator. */
export const group: Scene = {
  places: [
    place('producer:shop'),
    place('topic:orders'),
    log('partition:orders-0'),
    log('partition:orders-1'),
    log('partition:orders-2'),
    place('coordinator:g', { timers: [{ label: 'C1', from: 0, until: 45_000 }] }),
    place('member:C1', { timers: [{ label: 'poll', from: 0, until: 300_000 }] }),
    place('member:C2'),
    place('member:C3'),
  ],
  wires: [
    ...[0, 1, 2].map((at) => wire('producer:shop', `partition:orders-${at}`)),
    wire('partition:orders-0', 'member:C1', 'ownership'),
    wire('partition:orders-1', 'member:C3', 'ownership'),
    wire('partition:orders-2', 'member:C1', 'ownership'),
    ...['C1', 'C2', 'C3'].map((name) => wire(`member:${name}`, 'coordinator:g', 'control')),
  ],
}

/** A message on its way. */
export function message(from: string, to: string, label: string, more: Partial<MotionView> = {}): MotionView {
  return { from, to, weight: 'message', label, key: label, ...more }
}

/** A moment with these on their way, each from 0 to 1000 of reading time unless it says otherwise. */
export function moment(
  motions: readonly (MotionView | readonly [MotionView, departs: number, arrives: number])[],
  more: Partial<StageMoment> = {},
): StageMoment {
  const moving = motions.map((one, at) => {
    const [motion, departs, arrives] = 'weight' in one ? [one, 0, 1000] : one
    return { id: `t${at}`, motion, departs, arrives }
  })
  return { reading: 500, tick: 0, speed: 1, rate: 0, at: 0, still: true, moving, all: moving, ...more }
}
