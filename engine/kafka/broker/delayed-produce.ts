import type { ProduceResponse } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { minInsyncReplicasOf } from './in-sync.ts'
import { leadersLogOf } from './metadata.ts'
import type { DelayedProduce } from './replica-state.ts'

type Results = ProduceResponse['results']

/** acks=all: answers when every in-sync replica has the records, at once if that is so already (FACTS 2.9). */
export function answerWhenReplicated(
  desk: BrokerDesk,
  client: string,
  correlationId: number,
  results: Results,
  timeoutMs: number,
  transactionalId?: string,
): void {
  const { broker, turn } = desk
  const required = results.flatMap(({ partition, error }) => {
    const log = broker.logs.get(partition)
    const isDone = error !== 'NONE' || log === undefined || log.highWatermark >= log.endOffset
    return isDone ? [] : [{ partition, offset: log.endOffset }]
  })
  if (required.length === 0) {
    respond(desk, client, { correlationId, results, transactionalId })
    return
  }
  const { nextDelayed: id, incarnation, address } = broker
  const ofMarkers = transactionalId === undefined ? {} : { transactionalId }
  const waiting = { broker: address, client, id, correlationId, results, required, ...ofMarkers }
  turn.emit({ type: 'produce.delayed', ...waiting })
  turn.pass(address, address, timeoutMs, { type: 'produce.expired', incarnation, produce: id })
}

/** More is replicated, or another leads, or fewer are in sync: answers that wait are looked at. */
export function checkDelayedProduces(desk: BrokerDesk, partition: PartitionName): void {
  for (const delayed of [...desk.broker.delayedProduces.values()]) {
    if (!delayed.required.some((one) => one.partition === partition)) continue
    const states = new Map(delayed.required.map((one) => [one.partition, stateOf(desk, one)]))
    if (![...states.values()].includes('waiting')) complete(desk, delayed, states)
  }
}

/** The producer's patience is over: the records may be in the log, and stay there. */
export function onProduceExpired(desk: BrokerDesk, id: number): void {
  const delayed = desk.broker.delayedProduces.get(id)
  if (delayed === undefined) return
  const states = new Map(delayed.required.map((one) => [one.partition, stateOf(desk, one)]))
  complete(desk, delayed, states)
}

/** Forgets what a client waits for: its connection is gone. */
export function forgetProduces({ broker, turn }: BrokerDesk, client: string): void {
  for (const { id, client: waiting } of [...broker.delayedProduces.values()]) {
    if (waiting === client) turn.emit({ type: 'produce.completed', broker: broker.address, client, id })
  }
}

type State = ErrorCode | 'waiting'

function stateOf(desk: BrokerDesk, { partition, offset }: DelayedProduce['required'][number]): State {
  const { error, log } = leadersLogOf(desk, partition)
  if (log === undefined) return error
  if (log.highWatermark >= offset) {
    const isr = desk.kafka.cluster.partitions.get(partition)?.registration.isr ?? []
    const isEnough = isr.length >= minInsyncReplicasOf(desk.kafka, partition)
    return isEnough ? 'NONE' : 'NOT_ENOUGH_REPLICAS_AFTER_APPEND'
  }
  return 'waiting'
}

function complete(
  desk: BrokerDesk,
  delayed: DelayedProduce,
  states: ReadonlyMap<PartitionName, State>,
): void {
  const { client, id, correlationId, transactionalId } = delayed
  desk.turn.emit({ type: 'produce.completed', broker: desk.broker.address, client, id })
  const results = delayed.results.map((result) => {
    const state = states.get(result.partition) ?? 'NONE'
    const error: ErrorCode = state === 'waiting' ? 'REQUEST_TIMED_OUT' : state
    return error === 'NONE' ? result : { ...result, error, baseOffset: -1 }
  })
  respond(desk, client, { correlationId, results, transactionalId })
}

/** Producers and transaction coordinators wait for the same thing. */
function respond(
  desk: BrokerDesk,
  client: string,
  done: {
    readonly correlationId: number
    readonly results: Results
    readonly transactionalId: string | undefined
  },
): void {
  const { correlationId, results, transactionalId } = done
  if (transactionalId === undefined) answer(desk, client, { type: 'ProduceResponse', correlationId, results })
  else answer(desk, client, { type: 'WriteTxnMarkersResponse', correlationId, transactionalId, results })
}
