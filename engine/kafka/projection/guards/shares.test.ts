import { describe, expect, it } from 'vitest'
import type { Command } from '../../../kernel/journal.ts'
import { advance, createRun } from '../../../kernel/run.ts'
import { kafka } from '../../model.ts'
import type { KafkaSignal } from '../../requests.ts'
import type { KafkaSetup, ShareConsumerSetup } from '../../setup.ts'
import { kafkaProjection } from '../index.ts'

const LIMIT = { 'share.auto.offset.reset': 'earliest', 'share.delivery.count.limit': 2 }

describe('what decides in a share group', () => {
  it('a record is locked by who works on it, as often as it may be given out', () => {
    const asked = at(20_000, [{ work: 60_000 }])
    const [lock] = asked('orders-0@0')
    expect(lock).toMatchObject({ id: 'locked', stops: true, place: 'member:S1' })
    expect(lock?.with).toMatchObject({ member: 'S1', count: 1, limit: 2, group: 'jobs' })
    expect(lock?.settings).toEqual(['/groups/jobs/config/share.record.lock.duration.ms'])
    expect(ids(asked('member:S1'))).toEqual(expect.arrayContaining(['in-handler', 'all-locked']))
    expect(ids(asked('partition:orders-0'))).toEqual(['all-locked', 'shared'])
  })

  it.each([
    { outcome: 'release' as const, id: 'archived-by-limit', count: 2 },
    { outcome: 'reject' as const, id: 'archived', count: 1 },
  ])(
    'a record that is given back or up is $id, while an older one holds the window',
    ({ outcome, id, count }) => {
      const single = { 'max.poll.records': 1, 'share.acquire.mode': 'record_limit' }
      const explicit = { ...single, 'share.acknowledgement.mode': 'explicit' }
      const slow = { work: 60_000, config: single }
      const failures = [{ offset: 1, outcome }]
      const asked = at(25_000, [slow, { work: 10, config: explicit, failures, starts: 10_000 }])
      expect(ids(asked('orders-0@0'))).toEqual(['locked'])
      expect(asked('orders-0@1')).toMatchObject([{ id, stops: true, with: { count, limit: 2 } }])
      expect(ids(asked('orders-0@2'))).toEqual(['acknowledged'])
    },
  )

  it('a record is behind the window once it is settled, and what is not written is not there', () => {
    const asked = at(30_000, [{}])
    expect(ids(asked('orders-0@0'))).toEqual(['share-settled'])
    expect(ids(asked('orders-0@99'))).toEqual(['not-there'])
    expect(ids(asked('member:S1'))).toEqual(['share-caught-up'])
    expect(ids(asked('group:jobs'))).toEqual(['stable'])
  })

  it('a member that is not let in, or is dead, is told so', () => {
    expect(ids(at(1, [{}])('member:S1'))).toEqual(['not-in-share-group'])
    const dead = at(20_100, [{}], [{ at: 20_000, to: 'S1', signal: { type: 'crash' } }])
    expect(ids(dead('member:S1'))).toEqual(['not-running', 'seat-kept'])
  })

  it('a full window stops everybody until its oldest record is answered', () => {
    const narrow = { ...LIMIT, 'share.partition.max.record.locks': 100 }
    const asked = at(20_000, [{ work: 60_000 }, { work: 60_000 }], [], narrow, 200)
    expect(ids(asked('partition:orders-0'))).toEqual(['share-window-full', 'shared'])
    expect(asked('partition:orders-0')[0]?.settings).toEqual([
      '/groups/jobs/config/share.partition.max.record.locks',
    ])
  })
})

function ids(guards: ReturnType<ReturnType<typeof at>>): string[] {
  return guards.map(({ id }) => id)
}

function at(
  tick: number,
  consumers: readonly Partial<ShareConsumerSetup>[],
  commands: readonly Command<KafkaSignal>[] = [],
  config: Record<string, string | number> = LIMIT,
  count = 6,
) {
  const setup: KafkaSetup = {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [{ name: 'P', sends: [{ topic: 'orders', every: 10, count }] }],
    consumers: [],
    shareConsumers: consumers.map((said, row) => ({
      name: `S${row + 1}`,
      group: 'jobs',
      topics: ['orders'],
      ...said,
    })),
    groups: [{ name: 'jobs', config }],
  }
  const run = createRun(kafka, { seed: 1, setup, commands })
  advance(run, tick)
  const { state, physics, now } = run.world
  return (about: string) => kafkaProjection.guardsOf(state, physics, now, about)
}
