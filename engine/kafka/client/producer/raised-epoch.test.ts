import { describe, expect, it } from 'vitest'
import type { Command } from '../../../kernel/journal.ts'
import { advance, createRun } from '../../../kernel/run.ts'
import type { KafkaEvent } from '../../events.ts'
import { kafka } from '../../model.ts'
import type { KafkaSignal } from '../../requests.ts'
import type { KafkaSetup } from '../../setup.ts'

/** Its records have no way to their leader for long enough to be given up; the coordinator lives elsewhere. */
const OUTAGE = [
  { at: 3000, to: 'kafka-1', signal: { type: 'broker.crash' } },
  { at: 7000, to: 'kafka-1', signal: { type: 'broker.start' } },
] satisfies Command<KafkaSignal>[]

describe('after a transaction that had to be aborted', () => {
  it('a producer of 3.9 asks for the next epoch, and goes on', () => {
    const { events, state } = lived('3.9')
    const moves = events.flatMap((event) => (event.type === 'producerTransaction.moved' ? [event] : []))
    const failed = moves.find(({ raisesEpoch }) => raisesEpoch === true)
    expect(failed).toMatchObject({ from: 'IN_TRANSACTION', to: 'ABORTING_TRANSACTION' })
    expect(moves).toContainEqual(
      expect.objectContaining({ from: 'ABORTING_TRANSACTION', to: 'INITIALIZING' }),
    )
    expect([...new Set(epochs(events))]).toEqual([0, 1])
    expect(state.producers.get('P')?.transaction.phase).not.toBe('FATAL_ERROR')
    expect(committedAgain(events)).toBe(true)
  })

  it('one of 4.2 got it with the answer to EndTxn', () => {
    const { events } = lived('4.2')
    const asked = events.filter((event) => event.type === 'request.sent' && event.api === 'InitProducerId')
    expect(asked).toHaveLength(1)
    expect(epochs(events).length).toBeGreaterThan(1)
    expect(committedAgain(events)).toBe(true)
  })
})

function epochs(events: readonly KafkaEvent[]): number[] {
  return events.flatMap((event) => (event.type === 'producerId.received' ? [event.producerEpoch] : []))
}

/** Whether a transaction was committed after the leader was back. */
function committedAgain(events: readonly KafkaEvent[]): boolean {
  const back = events.findIndex((event) => event.type === 'broker.started')
  const isCommit = (event: KafkaEvent): boolean =>
    event.type === 'transaction.changed' && event.to === 'COMPLETE_COMMIT'
  return back >= 0 && events.slice(back).some(isCommit)
}

function lived(profile: KafkaSetup['profile']) {
  const config = {
    'transactional.id': 'payments',
    'linger.ms': 0,
    'delivery.timeout.ms': 3000,
    'request.timeout.ms': 1000,
  }
  const setup: KafkaSetup = {
    profile,
    brokers: [{ id: 1 }, { id: 2 }, { id: 3 }],
    topics: [{ name: 'orders', partitions: 1, replicas: [[1]] }],
    producers: [
      {
        name: 'P',
        config,
        sends: [{ topic: 'orders', every: 100, count: 400 }],
        transactions: { records: 100 },
      },
    ],
    consumers: [],
  }
  const run = createRun(kafka, { seed: 2, setup, commands: OUTAGE })
  advance(run, 60_000)
  return { events: run.trace.events, state: run.world.state }
}
