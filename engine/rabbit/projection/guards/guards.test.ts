import { describe, expect, it } from 'vitest'
import { PHYSICS } from '../../../kernel/physics.ts'
import { consumer, publisher, type RabbitRun, runOf, worldOf } from '../../client/world.fixture.ts'
import { rabbitProjection } from '../index.ts'

function guards(run: RabbitRun, about: string) {
  const { state, physics, now } = run.world
  return rabbitProjection.guardsOf(state, physics, now, about)
}

const idsOf = (run: RabbitRun, about: string) =>
  guards(run, about).map(({ id, stops }) => `${stops ? 'stops' : 'lets'} ${id}`)

describe('why a queue hands nothing out', () => {
  it('is full windows: each consumer by its own', () => {
    const clients = [publisher(3), consumer('W', { prefetch_count: 1, work: 1000 })]
    const run = runOf(worldOf(clients), 300)
    expect(guards(run, 'queue:q')).toEqual([
      {
        id: 'window-full',
        stops: true,
        with: { consumer: 'W', used: 1, size: 1 },
        settings: ['/clients/W/prefetch_count'],
        place: 'consumer:W',
      },
    ])
    expect(idsOf(run, 'consumer:W')).toEqual(['stops window-full', 'lets in-work'])
  })

  it('is nobody to take it', () => {
    expect(idsOf(runOf(worldOf([publisher(1)]), 300), 'queue:q')).toEqual(['stops no-consumers'])
  })

  it('is that all is in somebody’s hands, that all is gone, or that nothing ever came', () => {
    const busy = runOf(worldOf([publisher(1), consumer('W', { work: 1000 })]), 300)
    expect(idsOf(busy, 'queue:q')).toEqual(['stops all-in-hand'])
    const done = runOf(worldOf([publisher(1), consumer('W', { work: 10 })]), 900)
    expect(idsOf(done, 'queue:q')).toEqual(['stops queue-empty'])
    expect(idsOf(done, 'queue:dlq')).toEqual(['stops never-filled', 'stops no-consumers', 'lets binding'])
    expect(idsOf(done, 'queue:plain')).toContain('stops no-binding-to')
  })

  it('is a head that keeps the expired behind it', () => {
    const rows = [
      { at: 100, id: 'slow', properties: { expiration: '60000' } },
      { at: 110, id: 'fast', properties: { expiration: '50' } },
    ]
    const run = runOf(worldOf([publisher(2, { publish: rows })]), 400)
    const late = guards(run, 'queue:q').find(({ id }) => id === 'behind-head')
    expect(late?.with).toEqual({ message: 'fast', head: 'slow', queue: 'q' })
  })
})

describe('why a consumer gets nothing', () => {
  const idle = (signal: object, to = 'W') =>
    runOf(worldOf([publisher(1, { publish: [{ at: 500 }] }), consumer('W')]), 900, [
      { at: 300, to, signal: signal as never },
    ])

  it('is its own process, or the broker that has not noticed', () => {
    expect(idsOf(idle({ type: 'power-off' }), 'consumer:W')).toEqual(['stops not-running', 'stops unnoticed'])
    expect(idsOf(idle({ type: 'hang' }), 'consumer:W')[0]).toBe('stops hung')
    expect(idsOf(idle({ type: 'cancel' }), 'consumer:W')).toContain('stops not-subscribed')
    const frozen = idle({ type: 'process.freeze', place: 'W' }, PHYSICS)
    expect(idsOf(frozen, 'consumer:W')[0]).toBe('stops frozen')
    const cut = idle({ type: 'link.cut', between: ['W', 'broker'] }, PHYSICS)
    expect(idsOf(cut, 'consumer:W')[0]).toBe('stops link-cut')
  })

  it('is another one that is the active one', () => {
    const setup = worldOf([
      publisher(2),
      consumer('W1', { queue: 'sac', work: 1000 }),
      consumer('W2', { queue: 'sac', work: 1000 }),
    ])
    const queues = [
      ...(setup.definitions?.queues ?? []),
      { name: 'sac', arguments: { 'x-single-active-consumer': true } },
    ]
    const run = runOf({ ...setup, definitions: { ...setup.definitions, queues } }, 50)
    expect(guards(run, 'consumer:W2').map(({ id }) => id)).toContain('not-active')
  })
})

describe('why a message is where it is', () => {
  it('is in a hand under a tag, or behind others', () => {
    const run = runOf(worldOf([publisher(3), consumer('W', { prefetch_count: 1, work: 1000 })]), 300)
    expect(guards(run, 'm1')[0]).toMatchObject({
      id: 'in-hand',
      with: { message: 'm1', consumer: 'W', tag: 1 },
    })
    expect(guards(run, 'm3')[0]).toMatchObject({ id: 'behind', with: { count: 1, head: 'm2' } })
    expect(idsOf(run, 'm2')).toEqual(['stops window-full', 'lets head'])
  })

  it('is lost where no binding took it', () => {
    const run = runOf(worldOf([publisher(1, { routing_key: 'nobody' })]), 900)
    expect(idsOf(run, 'm1')[0]).toBe('stops unroutable')
    const done = runOf(worldOf([publisher(1), consumer('W', { work: 1 })]), 900)
    expect(idsOf(done, 'm1')).toEqual(['stops nowhere'])
  })
})

describe('why a publisher sends nothing', () => {
  it('is that all is sent, or that it waits for a confirm', () => {
    expect(idsOf(runOf(worldOf([publisher(2)]), 900), 'producer:Pr')).toEqual(['stops all-sent'])
    const waits = runOf(worldOf([publisher(2, { confirm: 'each' })]), 100)
    expect(idsOf(waits, 'producer:Pr')).toContain('stops awaits-confirm')
  })
})
