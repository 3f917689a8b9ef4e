import { describe, expect, it } from 'vitest'
import { advance, createRun } from '../../kernel/run.ts'
import { kafka } from '../model.ts'
import type { KafkaSignal } from '../requests.ts'
import type { KafkaSetup } from '../setup.ts'

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }, { id: 2 }, { id: 3 }],
  topics: [{ name: 'orders', partitions: 1, replicationFactor: 3 }],
  producers: [{ name: 'P', config: { 'transactional.id': 'payments', 'linger.ms': 500 } }],
  consumers: [
    {
      name: 'C',
      group: 'g',
      topics: ['orders'],
      config: { 'group.protocol': 'consumer', 'enable.auto.commit': false },
    },
  ],
}

type Order = readonly [number, KafkaSignal]

const begin: KafkaSignal = { type: 'beginTransaction' }
const commit: KafkaSignal = { type: 'commitTransaction' }
const abort: KafkaSignal = { type: 'abortTransaction' }
const send: KafkaSignal = { type: 'send', topic: 'orders', records: [{ value: 'a' }] }

function offsets(memberId: string, generation: number): KafkaSignal {
  const said = { memberId, generation, offsets: [{ partition: 'orders-0', offset: 7 }] }
  return { type: 'sendOffsetsToTransaction', groupId: 'g', ...said }
}

function live(orders: readonly Order[], profile: KafkaSetup['profile'] = '4.2', consumers = setup.consumers) {
  const commands = orders.map(([at, signal]) => ({ at, to: 'P', signal }))
  const run = createRun(kafka, { seed: 4, setup: { ...setup, profile, consumers }, commands })
  advance(run, 20_000)
  const asked = run.trace.transits.map(({ signal }) => signal.type)
  const { state } = run.world
  const committed = state.offsets.get('g')?.get('orders-0')?.offset
  return { asked, committed, state, events: run.trace.events }
}

describe('offsets of a transaction', () => {
  const all: Order[] = [
    [8000, begin],
    [8010, offsets('', -1)],
    [8200, commit],
  ]

  it('are told to the coordinator of the group alone from 4.0 on, and before to both', () => {
    const now = live(all)
    expect([now.asked.includes('AddOffsetsToTxn'), now.committed]).toEqual([false, 7])
    expect(now.state.transactions.get('payments')?.state).toBe('COMPLETE_COMMIT')
    const then = live(all, '3.9', [{ name: 'C', group: 'g', topics: ['orders'], starts: null }])
    expect([then.asked.includes('AddOffsetsToTxn'), then.committed]).toEqual([true, 7])
  })

  it('are refused from a member of an older epoch, in a group of either protocol', () => {
    const epoch = live([]).state.consumers.get('C')?.member.epoch ?? 0
    const by = (memberId: string, generation: number) =>
      live([
        [8000, begin],
        [8010, offsets(memberId, generation)],
        [8200, commit],
      ])
    expect(epoch).toBeGreaterThan(0)
    expect(by('C', epoch).committed).toBe(7)
    const late = by('C', epoch - 1)
    expect(late.committed).toBeUndefined()
    expect(late.state.transactions.get('payments')?.state).toBe('COMPLETE_ABORT')
    expect(by('nobody', epoch).committed).toBeUndefined()
  })
})

describe('abortTransaction()', () => {
  it('gives up what has not left, and waits for nothing', () => {
    const { events, asked } = live([
      [8000, begin],
      [8010, send],
      [8020, abort],
    ])
    const failed = events.find((event) => event.type === 'records.failed')
    expect(failed).toMatchObject({ count: 1, error: 'TransactionAbortedException' })
    expect([asked.includes('Produce'), asked.includes('EndTxn')]).toEqual([false, false])
  })

  it('has what has left thrown away by readers of committed data', () => {
    const { events } = live([
      [8000, begin],
      [8010, send],
      [9000, abort],
    ])
    expect(events.some(({ type }) => type === 'records.acked')).toBe(true)
    expect(events.some((event) => event.type === 'marker.written' && event.marker === 'ABORT')).toBe(true)
  })
})

describe('a producer that is told to refresh its metadata', () => {
  it('asks again, though what it knows is young', () => {
    const known: Order[] = [
      [8000, begin],
      [8010, send],
    ]
    const refresh: Order = [8100, { type: 'refreshMetadata' }]
    const count = ({ asked }: { readonly asked: readonly string[] }) =>
      asked.filter((one) => one === 'Metadata').length
    expect(count(live([...known, refresh]))).toBe(count(live(known)) + 1)
  })
})
