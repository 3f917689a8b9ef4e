import { intBetween } from '../../../kernel/rng.ts'
import { nextWakeOf, readyBrokers } from '../../accumulator/ready.ts'
import type { BatchOutcome, ProduceOrder } from '../../accumulator/round.ts'
import { isSequenced } from '../../accumulator/sequences.ts'
import { NO_PRODUCER } from '../../log/batch.ts'
import type { ProduceResponse } from '../../protocol/client-requests.ts'
import type { KafkaTurn } from '../../turn.ts'
import { anyBroker, ask, distrustMetadata } from '../network.ts'
import { isAsking } from '../network-state.ts'
import { clusterViewOf } from './cluster-view.ts'
import type { Producer } from './producer-state.ts'
import { failTransaction } from './transactions.ts'

/** A turn that sends something is followed by another; so many would be a loop. */
const TURNS_MAX = 1000

/** How chance stretches a retry's backoff: by a fifth at most, either way. */
const JITTER_PERMILLE = { least: 800, most: 1200 }

/** The sender's thread: whatever is due leaves; it sleeps until the next batch is. */
export function runSender(producer: Producer, turn: KafkaTurn): void {
  for (let turns = 0; turns < TURNS_MAX && isDue(producer, turn.now); turns++) {
    turn.emit({ type: 'sender.turned', producer: producer.name })
    const { round } = producer
    if (round === undefined) break
    if (round.wantsProducerId) askProducerId(producer, turn)
    for (const request of round.requests) sendProduce(producer, turn, request)
    report(producer, turn, round.outcomes)
    // A retry may have to wait for another one: then there is nothing to do until an answer comes.
    if (!round.wantsProducerId && round.requests.length + round.outcomes.length === 0) break
  }
  sleep(producer, turn)
}

/** A Produce is answered. */
export function onProduceResponse(producer: Producer, turn: KafkaTurn, response: ProduceResponse): void {
  const number = producer.produces.get(response.correlationId)
  if (number === undefined) return
  const { name } = producer
  const jitterPermille = jitterOf(turn)
  const answers = response.results.map(({ partition, error, baseOffset }) => ({
    partition,
    error,
    baseOffset,
  }))
  turn.emit({ type: 'produce.answered', producer: name, number, answers, jitterPermille })
  for (const { error } of answers) {
    if (error === 'NOT_LEADER_OR_FOLLOWER' || error === 'UNKNOWN_TOPIC_OR_PARTITION') {
      distrustMetadata(producer, turn, error)
    }
  }
  report(producer, turn, producer.outcomes)
}

/** The connection to a broker is gone: what was on it may be in the log, or not. */
export function onProduceFailed(
  producer: Producer,
  turn: KafkaTurn,
  broker: string,
  error: 'NETWORK_EXCEPTION' | 'REQUEST_TIMED_OUT',
): void {
  const jitterPermille = jitterOf(turn)
  turn.emit({ type: 'produce.disconnected', producer: producer.name, broker, error, jitterPermille })
  report(producer, turn, producer.outcomes)
}

/** Asks for a producer id: idempotent producers may not send without. */
export function askProducerId(producer: Producer, turn: KafkaTurn): void {
  const { network, config, machine } = producer
  // With a transactional.id it was given by the coordinator, before anything was sent.
  if (config.transactionalId !== null) return
  const broker = anyBroker(producer, turn.now)
  if (broker === undefined || isAsking(network, 'InitProducerId')) return
  ask(producer, turn, broker, {
    type: 'InitProducerId',
    correlationId: network.nextCorrelationId,
    transactionalId: config.transactionalId,
    transactionTimeoutMs: 0,
    producerId: machine.producerId,
    producerEpoch: machine.producerEpoch,
  })
}

function isDue(producer: Producer, now: number): boolean {
  const { machine } = producer
  if (machine.batches.size === 0) return false
  if (machine.fatal !== undefined) return true
  if (isSequenced(machine) && machine.producerId === NO_PRODUCER) return !machine.awaitsProducerId
  if (readyBrokers(machine, clusterViewOf(producer, now), now).length > 0) return true
  for (const batch of machine.batches.values()) {
    if (now - batch.createdAt >= machine.config.deliveryTimeoutMs) return true
    // Batches are in the order of their making: the rest is younger.
    return false
  }
  return false
}

function sendProduce(producer: Producer, turn: KafkaTurn, request: ProduceOrder): void {
  const { name, network, config, machine } = producer
  const { number, broker, acks, batches } = request
  const { nextCorrelationId: correlationId } = network
  turn.emit({ type: 'produce.sent', producer: name, broker, number, correlationId })
  const sent = machine.inFlight.get(number)?.batches ?? []
  for (const { partition, batch } of batches) {
    const id = sent.find((one) => one.partition === partition)?.id ?? 0
    const attempt = (machine.batches.get(id)?.attempts ?? 0) + 1
    const { baseSequence, records } = batch
    const fields = { producer: name, partition, broker, count: records.length, baseSequence, attempt }
    turn.emit({ type: 'batch.sent', ...fields })
  }
  const timeoutMs = config.requestTimeoutMs
  const { transactionalId } = config
  const ofTransaction = transactionalId === null ? {} : { transactionalId }
  const produce = { type: 'Produce', correlationId, acks, timeoutMs, batches, ...ofTransaction } as const
  if (transactionalId !== null) noteJoined(producer, turn, request)
  if (acks !== 0) ask(producer, turn, broker, produce)
  else {
    turn.send(name, broker, produce)
    turn.emit({ type: 'produce.unanswered', producer: name, number })
    report(producer, turn, producer.outcomes)
  }
}

/** From version 2 on a partition joins with the first records that go there. */
function noteJoined({ name, transaction }: Producer, turn: KafkaTurn, { batches }: ProduceOrder): void {
  const partitions = batches.flatMap(({ partition }) => {
    return transaction.partitions.has(partition) ? [] : [partition]
  })
  if (partitions.length > 0) turn.emit({ type: 'producerTransaction.joined', producer: name, partitions })
}

function report(producer: Producer, turn: KafkaTurn, outcomes: readonly BatchOutcome[]): void {
  const { name } = producer
  for (const { partition, records, error, baseOffset } of outcomes) {
    const count = records.length
    if (error === undefined)
      turn.emit({ type: 'records.acked', producer: name, partition, count, baseOffset })
    else {
      turn.emit({ type: 'records.failed', producer: name, partition, count, error })
      failTransaction(producer, turn, error)
    }
  }
}

function sleep(producer: Producer, turn: KafkaTurn): void {
  const { machine, name, incarnation, wakeAt } = producer
  if (machine.batches.size === 0) return
  const at = nextWakeOf(machine, turn.now)
  if (at === undefined || (wakeAt !== undefined && wakeAt > turn.now && wakeAt <= at)) return
  turn.emit({ type: 'sender.timed', producer: name, at })
  turn.pass(name, name, at - turn.now, { type: 'sender.due', incarnation, at })
}

function jitterOf(turn: KafkaTurn): number {
  return intBetween(turn.rng, JITTER_PERMILLE.least, JITTER_PERMILLE.most)
}
