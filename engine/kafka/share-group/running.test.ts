import { describe, expect, it } from 'vitest'
import { PHYSICS } from '../../kernel/physics.ts'
import { advance, createRun, type Run } from '../../kernel/run.ts'
import type { KafkaEvent } from '../events.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { KafkaSetup, ShareConsumerSetup } from '../setup.ts'
import type { KafkaState } from '../state.ts'

type KafkaRun = Run<KafkaState, KafkaEvent, KafkaSignal, KafkaSetup>
type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

const EARLIEST = { name: 'jobs', config: { 'share.auto.offset.reset': 'earliest' } }

function setupOf(
  consumers: readonly Partial<ShareConsumerSetup>[],
  more: Partial<KafkaSetup> = {},
): KafkaSetup {
  return {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [{ name: 'P', sends: [{ topic: 'orders', values: ['a', 'b', 'c'], every: 100, count: 6 }] }],
    consumers: [],
    shareConsumers: consumers.map((said, index) => {
      return { name: `S${index + 1}`, group: 'jobs', topics: ['orders'], ...said }
    }),
    groups: [EARLIEST],
    ...more,
  }
}

function runOf(
  setup: KafkaSetup,
  until: number,
  commands: readonly [number, string, object][] = [],
): KafkaRun {
  const said = commands.map(([at, to, signal]) => ({ at, to, signal: signal as KafkaSignal }))
  const run = createRun(kafka, { seed: 1, setup, commands: said })
  advance(run, until)
  return run
}

function factsOf<Type extends KafkaEvent['type']>(
  run: KafkaRun,
  type: Type,
): (Of<Type> & { tick: number })[] {
  return run.trace.events.flatMap((event, seq) =>
    event.type === type ? [{ ...(event as Of<Type>), tick: run.trace.ticks.get(seq) as number }] : [],
  )
}

function handledOf(run: KafkaRun): string[] {
  return factsOf(run, 'shareRecord.processed').map(
    ({ consumer, offset, deliveryCount }) => `${consumer}:${offset}x${deliveryCount}`,
  )
}

function offsetsOf(run: KafkaRun): number[] {
  return factsOf(run, 'shareRecord.processed')
    .map(({ offset }) => offset)
    .sort((one, other) => one - other)
}

const windowOf = (run: KafkaRun, broker = 'kafka-1') =>
  run.world.state.brokers.get(broker)?.shareWindows.get('orders-0')?.get('jobs')?.window

describe('a share group', () => {
  it('gives nothing with the first heartbeat: its partitions get a state first', () => {
    const run = runOf(setupOf([{}]), 8000)
    const assigned = factsOf(run, 'shareMember.assigned').map(({ tick, partitions }) => [
      tick > 5000,
      partitions,
    ])
    expect(assigned).toEqual([
      [false, []],
      [true, ['orders-0']],
    ])
    expect(offsetsOf(run)).toEqual([0, 1, 2, 3, 4, 5])
    expect(windowOf(run)?.startOffset).toBe(6)
  })

  it('begins at the end of the log unless it is told otherwise', () => {
    const run = runOf(setupOf([{}], { groups: [] }), 12_000, [
      [9000, 'P', { type: 'send', topic: 'orders', records: [{ value: 'late' }] }],
    ])
    expect(handledOf(run)).toEqual(['S1:6x1'])
  })

  it('lets two members work on one partition at once, each record at one of them', () => {
    const config = { 'max.poll.records': 1, 'share.acquire.mode': 'record_limit' }
    const run = runOf(
      setupOf([
        { work: 2000, config },
        { work: 2000, config },
      ]),
      25_000,
    )
    expect(offsetsOf(run)).toEqual([0, 1, 2, 3, 4, 5])
    expect(new Set(factsOf(run, 'shareRecord.processed').map(({ consumer }) => consumer)).size).toBe(2)
  })

  it('hands a released record out again, and archives what is rejected or failed too often', () => {
    const config = { 'share.acknowledgement.mode': 'explicit' }
    const failures = [
      { offset: 1, deliveries: 2, outcome: 'release' as const },
      { offset: 2, outcome: 'reject' as const },
      { offset: 3, outcome: 'release' as const },
    ]
    const run = runOf(setupOf([{ config, failures }]), 30_000)
    const counts = new Map(
      factsOf(run, 'shareRecord.processed').map(({ offset, deliveryCount }) => [offset, deliveryCount]),
    )
    expect([counts.get(0), counts.get(1), counts.get(2), counts.get(3)]).toEqual([1, 3, undefined, undefined])
    expect(factsOf(run, 'shareRecord.failed').filter(({ offset }) => offset === 3)).toHaveLength(5)
    expect(windowOf(run)?.startOffset).toBe(6)
  })

  it('frees what is held too long: its holder may not acknowledge it any more', () => {
    const locks = { 'share.record.lock.duration.ms': 15_000, 'share.auto.offset.reset': 'earliest' }
    const groups = [{ name: 'jobs', config: locks }]
    const slow = { work: 20_000, config: { 'max.poll.records': 1 } }
    const producers = [{ name: 'P', sends: [{ topic: 'orders', value: 'a' }] }]
    const run = runOf(setupOf([slow], { groups, producers }), 45_000)
    const [expired] = factsOf(run, 'locks.expired')
    const [acquired] = factsOf(run, 'records.acquired')
    expect((expired?.tick ?? 0) - (acquired?.tick ?? 0)).toBe(15_001)
    expect(factsOf(run, 'acknowledgement.refused')[0]?.error).toBe('INVALID_RECORD_STATE')
    expect(handledOf(run)[0]).toBe('S1:0x1')
  })

  it('keeps a lock that is renewed', () => {
    const locks = { 'share.record.lock.duration.ms': 15_000, 'share.auto.offset.reset': 'earliest' }
    const groups = [{ name: 'jobs', config: locks }]
    const config = { 'max.poll.records': 1, 'share.acknowledgement.mode': 'explicit' }
    const producers = [{ name: 'P', sends: [{ topic: 'orders', value: 'a' }] }]
    const run = runOf(setupOf([{ work: 40_000, renewEvery: 10_000, config }], { groups, producers }), 60_000)
    expect([factsOf(run, 'locks.expired').length, handledOf(run)]).toEqual([0, ['S1:0x1']])
    expect(windowOf(run)?.startOffset).toBe(1)
  })

  it('releases at once what a member held whose connection breaks', () => {
    const crash = [9000, 'S1', { type: 'crash' }] as const
    const run = runOf(setupOf([{ work: 4000 }, { starts: 7000 }]), 30_000, [crash])
    expect(factsOf(run, 'records.released')[0]?.reason).toBe('disconnected')
    const again = factsOf(run, 'shareRecord.processed').filter(({ consumer }) => consumer === 'S2')
    expect([again.length, windowOf(run)?.startOffset]).toEqual([6, 6])
  })

  it('accepts what it has handled when it closes, and leaves', () => {
    const close = [9000, 'S1', { type: 'close' }] as const
    const run = runOf(setupOf([{ work: 1000 }]), 30_000, [close])
    expect(factsOf(run, 'shareMember.left').map(({ reason }) => reason)).toEqual(['epoch -1'])
    expect([offsetsOf(run).length, windowOf(run)?.startOffset]).toEqual([6, 6])
  })

  it('waits for the lock of a member whose cable is cut', () => {
    const cut = { type: 'link.cut', between: ['S1', 'kafka-1'] }
    const run = runOf(setupOf([{ work: 4000 }, { starts: 7000 }]), 60_000, [[9000, PHYSICS, cut]])
    expect(factsOf(run, 'locks.expired')).toHaveLength(1)
    expect(factsOf(run, 'shareMember.left').map(({ memberId }) => memberId)).toEqual(['S1'])
    expect(new Set(offsetsOf(run))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  })

  it('goes on at another leader from what was acknowledged', () => {
    const brokers = [{ id: 1 }, { id: 2 }, { id: 3 }]
    const topics = [{ name: 'orders', partitions: 1, replicas: [[1, 2, 3]] }]
    const config = { 'max.poll.records': 1, 'share.acquire.mode': 'record_limit' }
    const setup = setupOf([{ work: 1000, config }], { brokers, topics })
    const run = runOf(setup, 60_000, [[9000, 'kafka-1', { type: 'broker.crash' }]])
    const [first, second] = factsOf(run, 'sharePartition.loaded')
    expect([first?.broker, first?.state.startOffset]).toEqual(['kafka-1', 0])
    expect(second?.broker).toBe('kafka-2')
    expect(second?.state.startOffset).toBeGreaterThan(0)
    expect(new Set(offsetsOf(run))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
    expect(windowOf(run, 'kafka-2')?.startOffset).toBe(6)
  })

  it('leaves the group when poll() is not called, and comes back with it', () => {
    const config = { 'max.poll.interval.ms': 8000 }
    const run = runOf(setupOf([{ work: 4000, config }]), 60_000)
    expect(factsOf(run, 'sharePollInterval.exceeded').length).toBeGreaterThan(0)
    expect(factsOf(run, 'shareMember.joined').length).toBeGreaterThan(1)
  })
})
