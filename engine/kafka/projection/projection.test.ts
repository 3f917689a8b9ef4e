import { describe, expect, it } from 'vitest'
import { advance, createRun } from '../../kernel/run.ts'
import type { PlaceView } from '../../kernel/scene.ts'
import { kafka } from '../model.ts'
import type { KafkaSetup } from '../setup.ts'
import { kafkaProjection } from './index.ts'

const DIES_AT = 15_000
const NOTICED_AT = 61_000

const SETUP: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: 2 }],
  producers: [{ name: 'P', sends: [0, 1].map((partition) => ({ topic: 'orders', partition, every: 500 })) }],
  consumers: ['C1', 'C2'].map((name) => ({
    name,
    group: 'g',
    topics: ['orders'],
    config: { 'auto.offset.reset': 'earliest' },
  })),
  network: { latency: { least: 2, most: 4 } },
}

function shownAt(tick: number) {
  const commands = [{ at: DIES_AT, to: 'C2', signal: { type: 'crash' as const } }]
  const run = createRun(kafka, { seed: 7, setup: SETUP, commands })
  advance(run, tick)
  const { state, physics, now } = run.world
  const { places, wires } = kafkaProjection.sceneOf(state, physics, now)
  const tables = kafkaProjection.tablesOf(state, physics, now)
  return {
    place: (id: string) => places.find((place) => place.id === id) as PlaceView,
    positions: places.flatMap(({ ruler }) => ruler?.markers ?? []).filter(({ kind }) => kind === 'position'),
    committed: places.flatMap(({ ruler }) => ruler?.markers ?? []).filter(({ kind }) => kind === 'committed'),
    wires: wires.map(({ from, to, style }) => `${style} ${from} ${to}`),
    row: tables.find(({ id }) => id === 'consumers')?.rows.find(([name]) => name === 'C2'),
  }
}

describe('a member that is alive', () => {
  const shown = shownAt(DIES_AT - 1)

  it('shows what it owns, and how far it has read', () => {
    expect(shown.place('member:C2').facts).toEqual([{ label: 'partitions', value: 'orders-1' }])
    expect(shown.positions.map(({ label }) => label)).toEqual(['C1', 'C2'])
    expect(shown.row?.[4]).toMatch(/^orders-1@\d+$/)
  })
})

describe('a member whose process is gone', () => {
  const shown = shownAt(DIES_AT + 1)

  it('believes nothing any more: its position and its partitions were in its memory', () => {
    expect(shown.place('member:C2').facts).toEqual([])
    expect(shown.positions.map(({ label }) => label)).toEqual(['C1'])
    expect(shown.row).toEqual(['C2', 'crashed', '-', '-', '-'])
  })

  it('leaves what it has committed, and its seat, as long as the coordinator has not noticed', () => {
    expect(shown.committed).toHaveLength(2)
    expect(shown.place('member:C2').health).toBe('ghost')
    expect(shown.wires).toContain('ownership partition:orders-1 member:C2')
    expect(shown.wires).toContain('control member:C2 group:g')
  })

  it('has no seat and no line to the group once it was noticed', () => {
    const late = shownAt(NOTICED_AT)
    expect(late.place('member:C2').health).toBe('down')
    expect(late.wires.filter((wire) => wire.includes('member:C2'))).toEqual([])
  })
})

describe('work', () => {
  it('is named by the offset of its record, and has the hue of its key', () => {
    const producers = [{ name: 'P', sends: [{ topic: 'orders', partition: 0, key: 'k', every: 500 }] }]
    const consumers = SETUP.consumers.slice(0, 1).map((setup) => ({ ...setup, work: 100 }))
    const run = createRun(kafka, { seed: 7, setup: { ...SETUP, producers, consumers }, commands: [] })
    const shown: string[] = []
    for (let tick = 3000; tick < 5000; tick += 10) {
      advance(run, tick)
      const { transits } = run.trace
      const { state } = run.world
      const working = transits.filter(({ signal, arrives }) => signal.type === 'work.done' && arrives > tick)
      for (const transit of working) {
        const { label = '', key } = kafkaProjection.motionOf(transit, state) ?? {}
        if (!shown.includes(`${label} ${key}`)) shown.push(`${label} ${key}`)
      }
    }
    expect(shown.slice(0, 3)).toEqual(['0 k', '1 k', '2 k'])
  })
})

it('many partitions of one member are said in one word, as the tool does', () => {
  const consumers = SETUP.consumers.slice(0, 1)
  const topics = [{ name: 'orders', partitions: 3 }]
  const run = createRun(kafka, { seed: 7, setup: { ...SETUP, topics, consumers }, commands: [] })
  advance(run, 8000)
  const { state, physics, now } = run.world
  const member = kafkaProjection.sceneOf(state, physics, now).places.find(({ kind }) => kind === 'member')
  expect(member?.facts).toEqual([{ label: 'partitions', value: 'orders(0,1,2)' }])
})
