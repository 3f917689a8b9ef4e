import { describe, expect, it } from 'vitest'
import type { Command } from '../../../kernel/journal.ts'
import { advance, createRun } from '../../../kernel/run.ts'
import { kafka } from '../../model.ts'
import type { KafkaSignal } from '../../requests.ts'
import type { KafkaSetup } from '../../setup.ts'

const GROWN_AT = 1000

describe('a record for a partition that the producer does not know of', () => {
  it('waits for the next metadata, which are asked for at once (KafkaProducer#waitOnMetadata)', () => {
    const { ends } = lived(sends({ at: 500, partition: 0 }, { at: 2000, partition: 2 }))
    expect(ends).toEqual([1, 0, 1])
  })

  it('waits until there is such a partition', () => {
    const early = GROWN_AT - 500
    expect(lived(sends({ at: early, partition: 2 }), GROWN_AT - 1).ends).toEqual([0, undefined, undefined])
    expect(lived(sends({ at: early, partition: 2 })).ends).toEqual([0, 0, 1])
  })
})

function sends(...records: { readonly at: number; readonly partition: number }[]): Command<KafkaSignal>[] {
  return records.map(({ at, partition }) => {
    return { at, to: 'P', signal: { type: 'send', topic: 'orders', records: [{ value: 'v', partition }] } }
  })
}

/** Where the logs end on the only broker: the topic has one partition, and later three. */
function lived(commands: readonly Command<KafkaSignal>[], until = 5000) {
  const setup: KafkaSetup = {
    profile: '4.2',
    brokers: [{ id: 1 }],
    topics: [{ name: 'orders', partitions: 1 }],
    producers: [{ name: 'P', config: { 'linger.ms': 0 } }],
    consumers: [],
  }
  const grow = { type: 'CreatePartitions', topic: 'orders', partitions: 3 } as const
  const journal = [...commands, { at: GROWN_AT, to: 'kafka-1', signal: grow }]
  const run = createRun(kafka, { seed: 1, setup, commands: journal.sort((one, other) => one.at - other.at) })
  advance(run, until)
  const logs = run.world.state.brokers.get('kafka-1')?.logs
  return { ends: [0, 1, 2].map((number) => logs?.get(`orders-${number}`)?.endOffset) }
}
