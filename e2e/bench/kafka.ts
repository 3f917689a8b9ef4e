import { advance, createRun } from '../../engine/index.ts'
import { kafka } from '../../engine/kafka/index.ts'
import type { KafkaSetup } from '../../engine/kafka/setup.ts'

/** As many as a long story may have: so a run that leaks or slows down is seen. */
export const RECORDS = 1_000_000

const PARTITIONS = 12
const MEMBERS = 12

/** Records a tick: the same as in the runs of the other broker. */
const BATCH = 50
const KEYS = 100
const BEGIN_AT = 10_000
/** So long after the last record everything is read and committed. */
const SETTLES_IN = 10_000

const MEMBER_NAMES = Array.from({ length: MEMBERS }, (_, index) => `C${index + 1}`)

const setup: KafkaSetup = {
  profile: '4.2',
  brokers: [{ id: 1 }],
  topics: [{ name: 'orders', partitions: PARTITIONS }],
  producers: [
    {
      name: 'P',
      sends: [
        {
          topic: 'orders',
          at: BEGIN_AT,
          every: 1,
          atOnce: BATCH,
          count: RECORDS,
          keys: Array.from({ length: KEYS }, (_, index) => `customer-${index}`),
        },
      ],
    },
  ],
  consumers: MEMBER_NAMES.map((name) => {
    return { name, group: 'billing', topics: ['orders'], config: { 'auto.offset.reset': 'earliest' } }
  }),
}

/**
 * A group reads what one producer writes: keys are hashed, batches made, appended, replicated to nobody, fetched,
 * polled and committed. The trace is forgotten. Gives back how many records the group has read.
 */
export function runRecords(): number {
  const run = createRun(kafka, { seed: 1, setup, commands: [] }, { keepsTrace: false })
  advance(run, BEGIN_AT + RECORDS / BATCH + SETTLES_IN)
  let read = 0
  for (const name of MEMBER_NAMES) {
    for (const { position } of run.world.state.consumers.get(name)?.assigned.values() ?? []) read += position
  }
  return read
}
