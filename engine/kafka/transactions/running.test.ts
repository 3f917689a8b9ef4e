import { describe, expect, it } from 'vitest'
import type { Command } from '../../kernel/journal.ts'
import { LawBroken } from '../../kernel/model.ts'
import { createReplay, seek } from '../../kernel/replay.ts'
import { advance, createRun } from '../../kernel/run.ts'
import type { KafkaEvent } from '../events.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { KafkaSetup, ProducerSetup } from '../setup.ts'
import type { KafkaTurn } from '../turn.ts'
import { transactionLaws } from './laws.ts'

type Kafka = typeof kafka
type Order = Command<KafkaSignal>

const TRANSACTIONAL = { 'transactional.id': 'payments', 'linger.ms': 0 }
const RECORDS = 5

describe.each(['3.9', '4.2'] as const)('a transactional producer of %s', (profile) => {
  it('has its aborted transactions skipped by readers of committed data, and read by the others', () => {
    const { events, state } = live({ ...cutting(['commit', 'abort']), profile }, [], 40_000)
    const whole = valuesRead(events, 'dirty')
    const committed = valuesRead(events, 'clean')
    expect(state.producers.get('P')?.acked).toBe(100)
    expect(whole.size).toBe(100)
    expect([...committed].every((value) => Math.floor(value / RECORDS) % 2 === 0)).toBe(true)
    expect(committed.size).toBe(50)
    expect(changes(events).filter((to) => to === 'COMPLETE_ABORT')).toHaveLength(10)
    const markers = events.filter(({ type }) => type === 'marker.written').length
    const ends = [...state.brokers.values()].map(({ logs }) => logs.get('orders-0')?.endOffset ?? 0)
    expect(markers).toBeGreaterThanOrEqual(20)
    expect(new Set(ends).size).toBe(1)
  })

  it('that hangs in a transaction holds all readers of committed data back, until its time is over', () => {
    const orders: Order[] = [{ at: 5000, to: 'physics', signal: freeze('P') }]
    const { events, ticks } = live({ ...cutting([null]), profile }, orders, 100_000)
    expect(changes(events).at(-1)).toBe('COMPLETE_ABORT')
    const aborted = events.findIndex(
      (one) => one.type === 'transaction.changed' && one.to === 'PREPARE_ABORT',
    )
    const opened = events.findIndex((one) => one.type === 'transaction.changed' && one.to === 'ONGOING')
    const openFor = (ticks.get(aborted) ?? 0) - (ticks.get(opened) ?? 0)
    expect(openFor).toBeGreaterThan(60_000)
    expect(openFor).toBeLessThanOrEqual(70_000)
    expect(valuesRead(events, 'clean').size).toBe(0)
  })

  it('is fenced by a younger process with its transactional.id, and what it left open is aborted', () => {
    const setup = cutting([null])
    const younger: ProducerSetup = { ...producer(['commit'], 90_000), name: 'P2', starts: 10_000 }
    const orders: Order[] = [
      { at: 1530, to: 'physics', signal: freeze('P') },
      { at: 30_000, to: 'physics', signal: { type: 'process.resume', place: 'P' } as unknown as KafkaSignal },
    ]
    const both = { ...setup, profile, producers: [...setup.producers, younger] }
    const { events, state } = live(both, orders, 60_000)
    expect(state.producers.get('P')?.status).toBe('closed')
    expect(state.producers.get('P')?.transaction.phase).toBe('FATAL_ERROR')
    expect(state.producers.get('P2')?.transaction.phase).toBe('READY')
    expect(changes(events)).toContain('COMPLETE_ABORT')
  })

  it('loses nothing when a broker dies, be it a leader, or the coordinator', () => {
    for (const id of [1, 2, 3]) {
      const orders: Order[] = [{ at: 1500, to: `kafka-${id}`, signal: { type: 'broker.crash' } }]
      const { events, state } = live({ ...cutting(['commit', 'abort']), profile }, orders, 90_000)
      expect(state.producers.get('P')?.acked).toBe(100)
      expect(valuesRead(events, 'clean').size).toBe(50)
      expect(state.transactions.get('payments')?.state).toMatch(/^COMPLETE/)
    }
  })

  it('commits what was read together with what was made of it', () => {
    const offsets = [{ partition: 'orders-0', offset: 7 }]
    const give = { type: 'sendOffsetsToTransaction', groupId: 'g', offsets } as const
    const at = (tick: number, type: 'beginTransaction' | 'commitTransaction' | 'abortTransaction'): Order => {
      return { at: tick, to: 'P', signal: { type } }
    }
    const orders: Order[] = [
      at(2000, 'beginTransaction'),
      { at: 2000, to: 'P', signal: { ...give, offsets: [{ partition: 'orders-0', offset: 3 }] } },
      at(2100, 'abortTransaction'),
      at(4000, 'beginTransaction'),
      { at: 4000, to: 'P', signal: give },
      at(4100, 'commitTransaction'),
    ]
    const byHand = { name: 'P', config: TRANSACTIONAL }
    const nobody = { name: 'C', group: 'g', topics: ['orders'], starts: null }
    const { state, events } = live(
      { ...cutting([null]), profile, producers: [byHand], consumers: [nobody] },
      orders,
      9000,
    )
    expect(state.offsets.get('g')?.get('orders-0')?.offset).toBe(7)
    expect(events.filter(({ type }) => type === 'offset.decided')).toHaveLength(2)
  })

  it('is told by its trace', () => {
    const setup = { ...cutting(['commit', 'abort']), profile }
    const run = createRun(kafka, { seed: 4, setup, commands: [] })
    advance(run, 5000)
    const seen = seek(createReplay(kafka, setup, run.trace), run.trace.events.length)
    expect(seen.state.transactions).toEqual(run.world.state.transactions)
    expect(seen.state.producers).toEqual(run.world.state.producers)
    expect(seen.state.brokers).toEqual(run.world.state.brokers)
  })
})

const bugs: Readonly<Record<string, Kafka>> = {
  // A coordinator forgets that it has decided.
  'kafka.transaction-lifecycle': saying((event) =>
    event.type === 'transaction.changed' && event.to === 'COMPLETE_ABORT'
      ? { ...event, from: 'PREPARE_COMMIT' }
      : event,
  ),
  // A leader believes a producer that raises its epoch by itself.
  'kafka.producer-epochs': saying((event) =>
    event.type === 'records.appended'
      ? { ...event, batch: { ...event.batch, producerEpoch: event.batch.producerEpoch + 1 } }
      : event,
  ),
  // A coordinator does not wait for the markers.
  'kafka.transaction-complete': {
    ...kafka,
    handle(state, to, signal, turn, from) {
      if (signal.type !== 'WriteTxnMarkers') kafka.handle(state, to, signal, turn, from)
      else {
        const results = signal.partitions.map((partition) => ({
          partition,
          error: 'NONE' as const,
          baseOffset: 0,
        }))
        const { transactionalId, correlationId } = signal
        turn.send(to, from, { type: 'WriteTxnMarkersResponse', transactionalId, correlationId, results })
      }
    },
  },
  // A leader does not say which transactions were aborted.
  'kafka.read-committed': {
    ...kafka,
    handle(state, to, signal, turn, from) {
      if (signal.type !== 'FetchResponse') kafka.handle(state, to, signal, turn, from)
      else {
        const partitions = signal.partitions.map((fetched) => ({ ...fetched, aborted: [] }))
        kafka.handle(state, to, { ...signal, partitions }, turn, from)
      }
    },
  },
}

describe('each law of transactions', () => {
  it('has a bug that it finds', () => {
    expect(Object.keys(bugs).sort()).toEqual(transactionLaws.map(({ id }) => id).sort())
  })

  it.each(Object.keys(bugs))('%s finds the bug that breaks it', (id) => {
    expect(lawBrokenBy(bugs[id] ?? kafka)).toBe(id)
  })
})

function lawBrokenBy(model: Kafka): string {
  try {
    advance(createRun(model, { seed: 9, setup: cutting(['commit', 'abort']), commands: [] }), 20_000)
  } catch (error) {
    if (error instanceof LawBroken) return error.law
    throw error
  }
  return 'none'
}

function producer(ends: readonly ('commit' | 'abort' | null)[], at = 500): ProducerSetup {
  return {
    name: 'P',
    config: TRANSACTIONAL,
    sends: [{ topic: 'orders', partitions: [0, 1], every: 20, at, count: 100 }],
    transactions: { records: RECORDS, ends },
  }
}

function cutting(ends: readonly ('commit' | 'abort' | null)[]): KafkaSetup {
  const reader = (name: string, isolation: string) => {
    const config = { 'auto.offset.reset': 'earliest', 'isolation.level': isolation }
    return { name, group: name, topics: ['orders'], config }
  }
  return {
    profile: '4.2',
    brokers: [{ id: 1 }, { id: 2 }, { id: 3 }],
    topics: [{ name: 'orders', partitions: 2, replicationFactor: 3 }],
    producers: [producer(ends)],
    consumers: [reader('clean', 'read_committed'), reader('dirty', 'read_uncommitted')],
  }
}

function freeze(place: string): KafkaSignal {
  return { type: 'process.freeze', place } as unknown as KafkaSignal
}

function live(setup: KafkaSetup, commands: readonly Order[], until: number) {
  const run = createRun(kafka, { seed: 4, setup, commands })
  advance(run, until)
  return { events: run.trace.events, ticks: run.trace.ticks, state: run.world.state }
}

function changes(events: readonly KafkaEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'transaction.changed' ? [event.to] : []))
}

/** The values of the records that a reader was given: their numbers in the order of sending. */
function valuesRead(events: readonly KafkaEvent[], consumer: string): Set<number> {
  const values = new Map<string, string>()
  const read = new Set<number>()
  for (const event of events) {
    if (event.type === 'records.appended') {
      for (const [at, { value }] of event.batch.records.entries()) {
        values.set(`${event.partition}@${event.from + at}`, value ?? '')
      }
    } else if (event.type === 'records.processed' && event.consumer === consumer) {
      for (let offset = event.from; offset <= event.to; offset++) {
        const value = values.get(`${event.partition}@${offset}`)
        if (value !== undefined) read.add(Number(value))
      }
    }
  }
  return read
}

function saying(otherwise: (event: KafkaEvent) => KafkaEvent): Kafka {
  return {
    ...kafka,
    handle(state, to, signal, turn, from) {
      const lying: KafkaTurn = {
        now: turn.now,
        rng: turn.rng,
        cause: turn.cause,
        emit: (event, cause = turn.cause) => turn.emit(otherwise(event), cause),
        send: (...args) => turn.send(...args),
        pass: (...args) => turn.pass(...args),
      }
      kafka.handle(state, to, signal, lying, from)
    },
  }
}
