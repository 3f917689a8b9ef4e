import { describe, expect, it } from 'vitest'
import { verdictsOf } from '../../kernel/guarantee.ts'
import type { Command } from '../../kernel/journal.ts'
import { advance, createRun } from '../../kernel/run.ts'
import { kafkaGuarantees } from '../guarantees.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { ConsumerSetup, KafkaSetup } from '../setup.ts'

type Order = Command<KafkaSignal>

describe('no record is skipped', () => {
  it('while a group reads on after its members come and go', () => {
    const orders: Order[] = [
      { at: 10_000, to: 'C1', signal: { type: 'crash' } },
      { at: 60_000, to: 'C1', signal: { type: 'start' } },
    ]
    expect(verdict('no-skips', worldOf([reader('C1'), reader('C2')]), orders, 90_000)).toBe(true)
  })

  it('unless the application seeks to the end', () => {
    const orders: Order[] = [
      { at: 9000, to: 'C1', signal: { type: 'pause', partitions: ['orders-0'] } },
      { at: 15_000, to: 'C1', signal: { type: 'seekToEnd' } },
      { at: 16_000, to: 'C1', signal: { type: 'resume', partitions: ['orders-0'] } },
    ]
    expect(verdict('no-skips', worldOf([reader('C1')]), orders, 30_000)).toBe(false)
  })

  it('by who leaves out what was aborted', () => {
    const clean = reader('C1', { 'isolation.level': 'read_committed' })
    const setup = worldOf([clean], { 'transactional.id': 't' })
    const [producer] = setup.producers
    if (producer === undefined) throw new Error('a world has a producer')
    const cutting = { ...producer, transactions: { records: 4, ends: ['abort', 'commit'] as const } }
    expect(verdict('no-skips', { ...setup, producers: [cutting] }, [], 30_000)).toBe(true)
  })
})

describe('every record is processed', () => {
  it.each(['read_committed', 'read_uncommitted'])(
    'but those that were aborted need not be: %s',
    (isolation) => {
      const setup = worldOf([reader('C1', { 'isolation.level': isolation })], { 'transactional.id': 't' })
      const [producer] = setup.producers
      const sends = [{ topic: 'orders', partitions: [0, 1], at: 500, every: 100, count: 40 }]
      if (producer === undefined) throw new Error('a world has a producer')
      const cutting = { ...producer, sends, transactions: { records: 4, ends: ['abort', 'commit'] as const } }
      const producers = [cutting]
      expect(verdict('at-least-once', { ...setup, producers }, [], 30_000)).toBe(true)
      // Without its consumer nothing that was committed is processed.
      expect(verdict('at-least-once', { ...setup, producers, consumers: [] }, [], 30_000)).toBe('open')
    },
  )
})

describe('every record is processed', () => {
  const cut: Order = {
    at: 8000,
    to: 'kafka-1',
    signal: { type: 'DeleteRecords', partition: 'orders-0', offset: 20 },
  }

  it('or never will be: one was deleted, and its reader has gone on behind it', () => {
    const late = { ...reader('C1'), starts: 9000 }
    expect(verdict('at-least-once', worldOf([late]), [cut], 30_000)).toBe(false)
    expect(verdict('all-observed', worldOf([late]), [cut], 30_000)).toBe(false)
  })

  it('whatever is deleted of what was done', () => {
    expect(verdict('at-least-once', once([reader('C1')]), [{ ...cut, at: 29_000 }], 30_000)).toBe(true)
    // Its own place was never below what is left: nothing was passed over.
    const again: Order[] = [
      { at: 20_000, to: 'C1', signal: { type: 'crash' } },
      { ...cut, at: 21_000 },
      { at: 22_000, to: 'C1', signal: { type: 'start' } },
    ]
    expect(verdict('at-least-once', once([reader('C1')]), again, 90_000)).toBe(true)
  })

  it('while it is deleted and nobody has come: too early to say', () => {
    expect(verdict('at-least-once', worldOf([]), [cut], 30_000)).toBe('open')
  })
})

describe('every record is seen', () => {
  it('by a group that reads on', () => {
    expect(verdict('all-observed', worldOf([reader('C1')]), [], 30_000)).toBe(true)
  })

  it('by nobody, where all begin at the end', () => {
    const late = { ...reader('C1', { 'auto.offset.reset': 'latest' }), starts: 12_000 }
    expect(verdict('all-observed', worldOf([late]), [], 30_000)).toBe('open')
  })
})

describe('one owner a partition', () => {
  it('is asked of each group by itself: two groups read the same', () => {
    const other = { ...reader('C2'), group: 'another' }
    expect(verdict('one-owner', worldOf([reader('C1'), other]), [], 20_000)).toBe(true)
  })
})

describe('poll() goes forward only', () => {
  it('also over a rebalance', () => {
    const late = { ...reader('C2'), starts: 12_000 }
    expect(verdict('monotonic-poll', worldOf([reader('C1'), late]), [], 40_000)).toBe(true)
  })

  it('unless the application seeks back', () => {
    const orders: Order[] = [{ at: 15_000, to: 'C1', signal: { type: 'seekToBeginning' } }]
    expect(verdict('monotonic-poll', worldOf([reader('C1')]), orders, 30_000)).toBe(false)
  })
})

describe('what was acknowledged stays', () => {
  const crash: Order[] = [{ at: 10_100, to: 'kafka-1', signal: { type: 'broker.crash' } }]

  it('with acks=all when the leader dies', () => {
    expect(verdict('acked-stays', cluster('all'), crash, 40_000)).toBe(true)
  })

  it('not with acks=1, when the followers had not fetched it', () => {
    expect(verdict('acked-stays', cluster('1'), crash, 40_000)).toBe(false)
  })
})

function verdict(id: string, setup: KafkaSetup, commands: readonly Order[], until: number): boolean | 'open' {
  const run = createRun(kafka, { seed: 6, setup, commands })
  advance(run, until)
  const guarantee = kafkaGuarantees.find((one) => one.id === id)
  if (guarantee === undefined) throw new Error(`there is no promise ${id}`)
  const changes = verdictsOf(guarantee, {}, run.trace.events, run.trace.ticks)
  return changes.at(-1)?.verdict.holds ?? 'open'
}

function reader(name: string, config: ConsumerSetup['config'] = {}): ConsumerSetup {
  return { name, group: 'g', topics: ['orders'], config: { 'auto.offset.reset': 'earliest', ...config } }
}

function worldOf(consumers: readonly ConsumerSetup[], config: ConsumerSetup['config'] = {}): KafkaSetup {
  return {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 2 }],
    producers: [{ name: 'P', config, sends: [{ topic: 'orders', partitions: [0, 1], at: 500, every: 100 }] }],
    consumers,
  }
}

/** The same, with an end of what is produced. */
function once(consumers: readonly ConsumerSetup[]): KafkaSetup {
  const sends = [{ topic: 'orders', partitions: [0, 1], at: 500, every: 100, count: 60 }]
  return { ...worldOf(consumers), producers: [{ name: 'P', config: {}, sends }] }
}

/** The followers are far away: what is acknowledged by the leader alone, is on one disk only. */
function cluster(acks: string): KafkaSetup {
  const far = { least: 200, most: 200 }
  const links = [2, 3].map((id) => ({ between: ['kafka-1', `kafka-${id}`] as const, latency: far }))
  return {
    ...worldOf([], { acks, 'linger.ms': 0 }),
    brokers: [{ id: 1 }, { id: 2 }, { id: 3 }],
    topics: [{ name: 'orders', partitions: 2, replicationFactor: 3 }],
    network: { latency: { least: 1, most: 1 }, links },
  }
}
