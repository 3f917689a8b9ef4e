import type { Address } from '../../../kernel/agenda.ts'
import type { Tick } from '../../../kernel/clock.ts'
import {
  copyProducerMachine,
  createProducerMachine,
  type ProducerMachine,
} from '../../accumulator/producer-machine.ts'
import type { BatchOutcome, Round } from '../../accumulator/round.ts'
import type { LogRecord } from '../../log/batch.ts'
import { NOT_STUCK, type StickyState } from '../../partitioners/sticky.ts'
import type { ProducerSetup } from '../../setup.ts'
import { type ClientNetwork, copyClientNetwork, createClientNetwork } from '../network-state.ts'
import type { ProducerConfig } from './producer-config.ts'
import {
  copyProducerTransaction,
  createProducerTransaction,
  type ProducerTransaction,
} from './producer-transaction.ts'

/** Records of one topic that the application has given to send(). */
export interface Handful {
  readonly topic: string
  readonly records: readonly LogRecord[]
  /** The partition that each is meant for; null: the partitioner decides. */
  readonly wanted: readonly (number | null)[]
}

/** A producer: the application, its client library, and what they know. */
export interface Producer {
  readonly name: Address
  setup: ProducerSetup
  config: ProducerConfig
  status: 'stopped' | 'running' | 'closed' | 'crashed'
  incarnation: number
  network: ClientNetwork
  /** Accumulator, sender and transaction manager. */
  machine: ProducerMachine
  /** With a transactional.id. */
  transaction: ProducerTransaction
  /** Where records without a key go, by topic. */
  sticky: Map<string, StickyState>
  /** How many records each topic was sent: round robin goes by it. */
  placed: Map<string, number>
  /** send() waits for the partitions of their topics to be known. */
  waiting: Handful[]
  /** Which request of the machine a Produce carries, by correlationId. */
  produces: Map<number, number>
  /** What the machine's last step asked for, and what came of records by it. */
  round: Round | undefined
  outcomes: readonly BatchOutcome[]
  /** When the sender wakes up next; undefined: at nothing. */
  wakeAt: Tick | undefined
  /** How many records its application has sent. */
  sent: number
  acked: number
  failed: number
}

/** A producer that has not been started. */
export function createProducer(
  setup: ProducerSetup,
  config: ProducerConfig,
  bootstrap: readonly Address[],
): Producer {
  return {
    name: setup.name,
    setup,
    config,
    status: 'stopped',
    incarnation: 0,
    network: createClientNetwork(bootstrap),
    machine: createProducerMachine(config.accumulator),
    transaction: createProducerTransaction(),
    sticky: new Map(),
    placed: new Map(),
    waiting: [],
    produces: new Map(),
    round: undefined,
    outcomes: [],
    wakeAt: undefined,
    sent: 0,
    acked: 0,
    failed: 0,
  }
}

/** Where a topic's records without a key go now. */
export function stickyOf({ sticky }: Producer, topic: string): StickyState {
  return sticky.get(topic) ?? NOT_STUCK
}

/** A copy that shares nothing that changes. */
export function copyProducer(producer: Producer): Producer {
  return {
    ...producer,
    network: copyClientNetwork(producer.network),
    machine: copyProducerMachine(producer.machine),
    transaction: copyProducerTransaction(producer.transaction),
    sticky: new Map(producer.sticky),
    placed: new Map(producer.placed),
    waiting: producer.waiting.slice(),
    produces: new Map(producer.produces),
  }
}
