import { describe, expect, it } from 'vitest'
import type { ConsumerSetup, RabbitSetup } from '../setup.ts'
import { consumer, countOf, factsOf, publisher, readyIn, runOf, worldOf } from './world.fixture.ts'

const FULL: RabbitSetup['definitions'] = {
  queues: [
    { name: 'q' },
    { name: 'retry', arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } },
  ],
}

function republishing(more: Partial<ConsumerSetup>): ConsumerSetup {
  const on_failure = { do: 'republish', exchange: '', routing_key: 'retry' } as const
  return consumer('W', { fails: [{}], on_failure, ...more })
}

describe('a consumer that publishes a failed message again', () => {
  it('acknowledges at once without confirms, and loses what the broker refuses', () => {
    const run = runOf(worldOf([publisher(2), republishing({})], { definitions: FULL }), 2_000)
    expect(countOf(run, 'message.refused')).toBe(1)
    expect(countOf(run, 'message.acked')).toBe(2)
    expect([...readyIn(run, 'q'), ...readyIn(run, 'retry')]).toEqual(['m1'])
  })

  it('with confirms acknowledges a tick of latency later, after the word of the broker (confirm-04)', () => {
    const run = runOf(worldOf([publisher(1), republishing({ confirm: true })], { definitions: FULL }), 2_000)
    const facts = factsOf(run, 'delivery.republished', 'republish.confirmed', 'delivery.settled')
    expect(facts).toEqual([
      '202 delivery.republished W m1',
      '204 republish.confirmed W',
      '204 delivery.settled W m1',
    ])
    expect(readyIn(run, 'retry')).toEqual(['m1'])
  })

  it('keeps in its queue what the broker refuses', () => {
    const setup = worldOf([publisher(2), republishing({ confirm: true, prefetch_count: 1 })], {
      definitions: FULL,
    })
    const run = runOf(setup, 2_000)
    expect(countOf(run, 'message.acked')).toBe(1)
    expect(run.world.state.broker.queues.get('q')).toMatchObject({ entered: 2, left: 1 })
  })

  it('dying in between makes a duplicate, not a loss', () => {
    const setup = worldOf(
      [publisher(1), republishing({ confirm: true, crashes: [{ at: 'after-publish' }] })],
      { definitions: FULL },
    )
    const run = runOf(setup, 2_000)
    expect([...readyIn(run, 'q'), ...readyIn(run, 'retry')]).toEqual(['m1', 'm1'])
  })
})

describe('a consumer that declares its queue', () => {
  const declares = { bindings: [{ source: 'amq.fanout' }] }

  it('gets what is published after its binding, and nothing from before', () => {
    const late = consumer('W', { queue: 'own', declares, start: 1_000 })
    const early = { ...publisher(4), exchange: 'amq.fanout', publish: [{ count: 4, every: 400 }] }
    const run = runOf(worldOf([early, late], { definitions: {} }), 3_000)
    expect(factsOf(run, 'delivery.received').map((line) => line.split(' ').at(-1))).toEqual(['m4'])
    expect(countOf(run, 'queue.declared')).toBe(1)
  })
})

describe('a consumer that forwards what it has done', () => {
  const definitions = { queues: [{ name: 'q' }, { name: 'next' }] }
  const forwards = { exchange: '', routing_key: 'next' }

  it('publishes before it acknowledges, as a shovel does', () => {
    const run = runOf(worldOf([publisher(2), consumer('W', { forwards })], { definitions }), 2_000)
    expect(factsOf(run, 'delivery.republished', 'delivery.settled').slice(0, 2)).toEqual([
      '202 delivery.republished W m1',
      '202 delivery.settled W m1',
    ])
    expect([...readyIn(run, 'q'), ...readyIn(run, 'next')]).toEqual(['m1', 'm2'])
  })

  it('does not forward what failed', () => {
    const on_failure = { do: 'reject', requeue: false } as const
    const fails = [{ on: 'm1' }]
    const run = runOf(
      worldOf([publisher(2), consumer('W', { forwards, fails, on_failure })], { definitions }),
      2_000,
    )
    expect(readyIn(run, 'next')).toEqual(['m2'])
  })
})

describe('a consumer that the broker cancelled', () => {
  const setup = (more: Partial<ConsumerSetup>): RabbitSetup =>
    worldOf([consumer('W', { queue: 'home', node: 'broker-2', ...more })], {
      nodes: 2,
      definitions: { queues: [{ name: 'home', durable: true }] },
    })
  const commands = [
    { at: 1_000, to: 'broker', signal: { type: 'node.crash' } },
    { at: 1_500, to: 'broker', signal: { type: 'node.start' } },
  ] as const

  it('stays away when its queue is back, unless it subscribes again', () => {
    const away = runOf(setup({}), 9_000, commands)
    const back = runOf(setup({ resubscribe_delay: 2_000 }), 9_000, commands)
    expect(factsOf(away, 'client.cancelled')).toHaveLength(1)
    expect([countOf(away, 'consumer.added'), countOf(back, 'consumer.added')]).toEqual([1, 2])
  })
})
