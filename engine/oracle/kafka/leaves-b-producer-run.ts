import {
  ACCUMULATOR_CONFIG_DEFAULT,
  type AccumulatorConfig,
} from '../../kafka/accumulator/accumulator-config.ts'
import { createProducerMachine, type ProducerMachine } from '../../kafka/accumulator/producer-machine.ts'
import type { ClusterView } from '../../kafka/accumulator/ready.ts'
import { type BatchAnswer, onResponse, onSent, overdueBrokers } from '../../kafka/accumulator/responses.ts'
import { type BatchOutcome, type ProduceOrder, turn } from '../../kafka/accumulator/round.ts'
import { takeProducerId } from '../../kafka/accumulator/sequences.ts'
import { appendAsLeader } from '../../kafka/log/append.ts'
import { type BatchDraft, hasProducer } from '../../kafka/log/batch.ts'
import { logConfigOf } from '../../kafka/log/log-config.ts'
import { createPartitionLog, type PartitionLog } from '../../kafka/log/partition-log.ts'
import { exceptionOf } from './leaves-b-exceptions.ts'
import { type JsonObject, wordsOf } from './leaves-b-json.ts'

export type Event = Readonly<Record<string, unknown>>

/** A producer, a log, and a network between them that a script directs. */
export interface ProducerRun {
  readonly machine: ProducerMachine
  readonly log: PartitionLog
  readonly events: Event[]
  readonly outcomes: Record<string, string>
  readonly requests: Map<number, ProduceOrder>
  /** Answers that have arrived, and that the producer has not looked at. */
  readonly arrived: { readonly number: number; readonly answer: BatchAnswer }[]
  sent: number
  now: number
}

const PARTITION = 't-0'
const BROKER = '0'

/** A request whose answer has arrived: it takes no place on the connection any more. */
const NOWHERE = 'answered'

/** The id with which the cases were recorded. */
const PRODUCER_ID = 1000

/** A turn that does something is followed by another; so many are enough for any script. */
const TURNS_MAX = 50

const CLUSTER: ClusterView = { leaderOf: () => BROKER, isConnected: () => true }

/** A run at time 0: the producer has asked for its id, if it needs one. */
export function createProducerRun(given: JsonObject): ProducerRun {
  const run: ProducerRun = {
    machine: createProducerMachine(accumulatorConfigOf(given)),
    log: createPartitionLog(logConfigOf({}), 0),
    events: [],
    outcomes: {},
    requests: new Map(),
    arrived: [],
    sent: 0,
    now: 0,
  }
  turnUntilQuiet(run)
  return run
}

/** Turns of the sender, while they do something. */
export function turnUntilQuiet(run: ProducerRun): void {
  for (let i = 0; i < TURNS_MAX && turnOnce(run); i++);
}

/** One turn: it sends first, and looks at what has arrived then. True if it did anything. */
export function turnOnce(run: ProducerRun): boolean {
  const { machine, now } = run
  const round = turn(machine, CLUSTER, now)
  if (round.wantsProducerId) {
    note(run, 'producer', { ev: 'InitProducerId' })
    note(run, 'broker', { ev: 'InitProducerId.response', producerId: PRODUCER_ID, epoch: 0 })
    takeProducerId(machine, PRODUCER_ID, 0)
  }
  callBack(run, round.outcomes)
  for (const request of round.requests) depart(run, request)
  if (overdueBrokers(machine, now).length > 0) breakConnection(run)
  const arrived = run.arrived.splice(0)
  for (const { number, answer } of arrived) callBack(run, onResponse(machine, number, [answer], now))
  return round.wantsProducerId || round.requests.length + round.outcomes.length + arrived.length > 0
}

/** An answer arrives: the connection has room again at once, the producer learns of it at its next turn. */
export function answer(run: ProducerRun, number: number, error: string, baseOffset: number): void {
  const request = run.machine.inFlight.get(number)
  if (request === undefined) return
  run.machine.inFlight.set(number, { ...request, broker: NOWHERE })
  run.arrived.push({ number, answer: { partition: PARTITION, error, baseOffset, logStartOffset: 0 } })
}

/** Everything on the connection fails. */
export function breakConnection(run: ProducerRun): void {
  for (const { number, broker } of [...run.machine.inFlight.values()]) {
    if (broker === BROKER) answer(run, number, 'NETWORK_EXCEPTION', -1)
  }
}

/** How many requests have no answer. */
export function pendingOf({ machine }: ProducerRun): number {
  return [...machine.inFlight.values()].filter(({ broker }) => broker === BROKER).length
}

/** The broker writes a request's batch. */
export function write({ log, requests, now }: ProducerRun, number: number): Event {
  const draft = requests.get(number)?.batches[0]?.batch as BatchDraft
  const appended = appendAsLeader(log, draft, { now, leaderEpoch: 0 })
  if (appended.error !== undefined) return { log: 'refused', response: appended.error, baseOffset: -1 }
  const outcome = appended.duplicate ? 'duplicate, not appended' : 'appended'
  return { log: outcome, response: 'NONE', baseOffset: appended.baseOffset }
}

/** Writes down what happened. */
export function note(run: ProducerRun, who: string, event: Event): void {
  run.events.push({ t: run.now, who, ...event })
}

/** A request's batch as the cases write it. */
export function describe({ requests }: ProducerRun, number: number): string {
  const draft = requests.get(number)?.batches[0]?.batch
  if (draft === undefined) return ''
  const names = `[${draft.records.map(({ value }) => value).join(' ')}]`
  return hasProducer(draft) ? `seq=${draft.baseSequence} ${names}` : names
}

function depart(run: ProducerRun, request: ProduceOrder): void {
  run.requests.set(request.number, request)
  const { number, acks } = request
  note(run, 'producer', { ev: 'send', request: number, batch: describe(run, number), acks })
  callBack(run, onSent(run.machine, number, run.now))
}

function callBack(run: ProducerRun, outcomes: readonly BatchOutcome[]): void {
  for (const { records, error, baseOffset } of outcomes) {
    for (const [index, { value }] of records.entries()) {
      const offset = baseOffset < 0 ? -1 : baseOffset + index
      const outcome = error === undefined ? `acked offset=${offset}` : `failed ${exceptionOf(error)}`
      note(run, 'callback', { ev: value, outcome })
      run.outcomes[value ?? ''] = outcome
    }
  }
}

function accumulatorConfigOf(given: JsonObject): AccumulatorConfig {
  const number = (name: string, fallback: number): number => Number(given[name] ?? fallback)
  const base = ACCUMULATOR_CONFIG_DEFAULT
  const [acks = 'all'] = wordsOf(given['acks'])
  return {
    ...base,
    acks: acks === '0' ? 0 : acks === '1' ? 1 : -1,
    enableIdempotence: given['idempotence'] === true,
    batchSize: number('batchSize', base.batchSize),
    lingerMs: number('lingerMs', base.lingerMs),
    maxInFlightRequests: number('maxInFlight', base.maxInFlightRequests),
    retries: number('retries', base.retries),
    retryBackoffMs: number('retryBackoffMs', base.retryBackoffMs),
    retryBackoffMaxMs: number('retryBackoffMaxMs', base.retryBackoffMaxMs),
    requestTimeoutMs: number('requestTimeoutMs', base.requestTimeoutMs),
    deliveryTimeoutMs: number('deliveryTimeoutMs', base.deliveryTimeoutMs),
  }
}
