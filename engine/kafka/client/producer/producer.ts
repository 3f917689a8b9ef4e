import type { Address } from '../../../kernel/agenda.ts'
import { nextUint32 } from '../../../kernel/rng.ts'
import { partitionName } from '../../protocol/partition-name.ts'
import type { ConnectionClosed, KafkaResponse } from '../../requests.ts'
import type { KafkaTurn } from '../../turn.ts'
import {
  closeConnections,
  distrustMetadata,
  failConnection,
  failOverdue,
  refreshMetadata,
  takeAnswer,
  takeMetadata,
} from '../network.ts'
import type { ClientOrder } from '../orders.ts'
import type { ClientTimer } from '../timers.ts'
import { place } from './placement.ts'
import type { Handful, Producer } from './producer-state.ts'
import { handfulOf, isOver, startOf } from './schedule.ts'
import { onProduceFailed, onProduceResponse, runSender } from './sender.ts'
import {
  beginTransaction,
  endTransaction,
  initTransactions,
  loseBroker,
  mayAccumulate,
  onTransactionResponse,
  sendOffsets,
  tendTransaction,
} from './transactions.ts'

/** What may reach a producer. */
export type ProducerSignal = KafkaResponse | ConnectionClosed | ClientTimer | ClientOrder

/** Hands a signal to a producer: it knows nothing but this, and itself. */
export function handleProducer(
  producer: Producer,
  signal: ProducerSignal,
  turn: KafkaTurn,
  from: Address,
): void {
  if ('incarnation' in signal && signal.incarnation !== producer.incarnation) return
  if (signal.type === 'start' || signal.type === 'start.due') {
    start(producer, turn)
    return
  }
  if (producer.status !== 'running') return
  if ('correlationId' in signal) onResponse(producer, turn, signal)
  else if ('incarnation' in signal) onTimer(producer, turn, signal)
  else if (signal.type === 'connection.closed') onDisconnected(producer, turn, from)
  else obey(producer, turn, signal)
  goOnWithTransactions(producer, turn)
}

/** The application calls send(): records of a known topic go into batches, the others wait. */
export function send(producer: Producer, turn: KafkaTurn, handful: Handful): void {
  const { name } = producer
  distrustIfShort(producer, turn, handful)
  refreshMetadata(producer, turn, [handful.topic])
  // Records of a transaction are not overtaken by those of the next one.
  const isFirst = producer.config.transactionalId === null || producer.waiting.length === 0
  if (producer.setup.transactions !== undefined && isFirst) beginTransaction(producer, turn)
  if (mayAccumulate(producer) && isFirst && hasPartitionsOf(producer, handful))
    accumulate(producer, turn, handful, false)
  else turn.emit({ type: 'records.waiting', producer: name, handful })
  runSender(producer, turn)
}

function start(producer: Producer, turn: KafkaTurn): void {
  if (producer.status === 'running') return
  const { name, setup } = producer
  turn.emit({ type: 'producer.started', producer: name })
  const { incarnation, config } = producer
  if (config.transactionalId !== null) {
    initTransactions(producer, turn)
    tendTransaction(producer, turn)
  }
  for (const [entry, plan] of (setup.sends ?? []).entries()) {
    const wait = Math.max(startOf(plan) - turn.now, 0)
    turn.pass(name, name, wait, { type: 'send.due', incarnation, entry, turn: 0 })
  }
}

function onTimer(producer: Producer, turn: KafkaTurn, timer: ClientTimer): void {
  switch (timer.type) {
    case 'send.due':
      onSendDue(producer, turn, timer.entry, timer.turn)
      return
    case 'sender.due':
      if (producer.wakeAt === timer.at) runSender(producer, turn)
      return
    case 'request.timeout': {
      const brokers = new Set(failOverdue(producer, turn).map(({ to }) => to))
      for (const broker of brokers) loseBroker(producer, turn, broker)
      for (const broker of brokers) onProduceFailed(producer, turn, broker, 'REQUEST_TIMED_OUT')
      runSender(producer, turn)
      return
    }
    case 'metadata.retry':
      distrustMetadata(producer, turn, 'a partition has no leader')
      refresh(producer, turn)
      return
    case 'backoff.over':
      refresh(producer, turn)
      runSender(producer, turn)
      return
    default:
  }
}

/** Asks again for what is not known, of a topic that records wait for, or that lost its leader. */
function refresh(producer: Producer, turn: KafkaTurn): void {
  const { waiting, network, machine } = producer
  const topics = new Set([...waiting.map(({ topic }) => topic), ...network.metadata.topics.keys()])
  const isNeeded = waiting.length > 0 || machine.batches.size > 0
  if (isNeeded && topics.size > 0) refreshMetadata(producer, turn, [...topics])
}

/** The schedule's next records; and the timer for those after them. */
function onSendDue(producer: Producer, turn: KafkaTurn, entry: number, count: number): void {
  const { name, incarnation, setup } = producer
  const plan = setup.sends?.[entry]
  if (plan === undefined || isOver(plan, count, turn.now)) return
  const { every } = plan
  if (every !== undefined && every > 0) {
    turn.pass(name, name, every, { type: 'send.due', incarnation, entry, turn: count + 1 })
  }
  let given = producer.sent
  for (const { records } of producer.waiting) given += records.length
  send(producer, turn, handfulOf(plan, count, given, turn.now))
}

function onResponse(producer: Producer, turn: KafkaTurn, response: KafkaResponse): void {
  const error = 'error' in response ? response.error : 'NONE'
  if (!takeAnswer(producer, turn, response, error)) return
  if (onTransactionResponse(producer, turn, response)) return
  switch (response.type) {
    case 'MetadataResponse':
      takeMetadata(producer, turn, response.topics)
      takeWaiting(producer, turn)
      break
    case 'ProduceResponse':
      onProduceResponse(producer, turn, response)
      break
    case 'InitProducerIdResponse': {
      const { producerId, producerEpoch } = response
      const received = { producer: producer.name, producerId, producerEpoch }
      turn.emit({ type: 'producerId.received', ...received })
      break
    }
    default:
  }
  refresh(producer, turn)
  runSender(producer, turn)
}

function takeWaiting(producer: Producer, turn: KafkaTurn): void {
  for (const handful of producer.waiting) {
    if (producer.setup.transactions !== undefined) beginTransaction(producer, turn)
    if (!mayAccumulate(producer)) return
    if (hasPartitionsOf(producer, handful)) accumulate(producer, turn, handful, true)
    else distrustIfShort(producer, turn, handful)
  }
}

/** Whether it knows the topic, and of as many partitions as the records ask for (`KafkaProducer#waitOnMetadata`). */
function hasPartitionsOf({ network }: Producer, { topic, wanted }: Handful): boolean {
  const known = network.metadata.topics.get(topic)
  return known !== undefined && wanted.every((partition) => partition === null || partition < known.length)
}

/** A partition that it does not know of may be new: it asks until it hears of it. */
function distrustIfShort(producer: Producer, turn: KafkaTurn, handful: Handful): void {
  if (!producer.network.metadata.topics.has(handful.topic) || hasPartitionsOf(producer, handful)) return
  distrustMetadata(producer, turn, 'a record names a partition that is not known')
}

function accumulate(producer: Producer, turn: KafkaTurn, handful: Handful, wasWaiting: boolean): void {
  const { topic, records } = handful
  const known = producer.network.metadata.topics.get(topic) ?? []
  const available = known.flatMap(({ leader }, number) => (leader === null ? [] : [number]))
  const view = { partitions: known.length, available }
  const draw = (): number => nextUint32(turn.rng) >>> 1
  const { partitions, sticky } = place(producer, handful, view, draw)
  const [first] = records
  if (first === undefined) return
  turn.emit({
    type: 'records.sent',
    producer: producer.name,
    topic,
    count: records.length,
    partition: partitionName(topic, partitions[0] ?? 0),
    key: first.key,
    value: first.value,
    records,
    partitions,
    sticky,
    wasWaiting,
  })
  endWhenFull(producer, turn)
}

/** An application that was told how cuts what it sends into transactions. */
function endWhenFull(producer: Producer, turn: KafkaTurn): void {
  const { setup, transaction } = producer
  if (setup.transactions === undefined || transaction.sent < setup.transactions.records) return
  const { ends = ['commit'] } = setup.transactions
  // The first READY is that of initTransactions().
  const how = ends[(transaction.ended - 1) % ends.length]
  if (how !== null && how !== undefined) endTransaction(producer, turn, how, true)
}

/** What the transaction waits for is asked for; when it is over, what has waited goes into the next one. */
function goOnWithTransactions(producer: Producer, turn: KafkaTurn): void {
  if (producer.config.transactionalId === null || producer.status !== 'running') return
  if (producer.transaction.phase === 'FATAL_ERROR') {
    // Nothing helps: the application closes it (`ProducerFencedException`).
    turn.emit({ type: 'producer.closed', producer: producer.name })
    closeConnections(producer, turn)
    return
  }
  takeWaiting(producer, turn)
  tendTransaction(producer, turn)
  runSender(producer, turn)
}

function onDisconnected(producer: Producer, turn: KafkaTurn, broker: Address): void {
  failConnection(producer, turn, broker)
  loseBroker(producer, turn, broker)
  onProduceFailed(producer, turn, broker, 'NETWORK_EXCEPTION')
  refresh(producer, turn)
  runSender(producer, turn)
}

function obey(producer: Producer, turn: KafkaTurn, order: ClientOrder): void {
  const { name, incarnation } = producer
  switch (order.type) {
    case 'crash':
      turn.emit({ type: 'producer.crashed', producer: name })
      closeConnections(producer, turn)
      return
    case 'close':
    case 'restart':
      turn.emit({ type: 'producer.closed', producer: name })
      closeConnections(producer, turn)
      if (order.type === 'restart') {
        turn.pass(name, name, order.downMs ?? 0, { type: 'start.due', incarnation })
      }
      return
    case 'send': {
      const { topic } = order
      const records = order.records.map(({ key = null, value = null, timestamp = turn.now }) => {
        return { key, value, timestamp }
      })
      send(producer, turn, {
        topic,
        records,
        wanted: order.records.map(({ partition }) => partition ?? null),
      })
      return
    }
    case 'beginTransaction':
      beginTransaction(producer, turn)
      return
    case 'commitTransaction':
    case 'abortTransaction':
      endTransaction(producer, turn, order.type === 'commitTransaction' ? 'commit' : 'abort')
      return
    case 'sendOffsetsToTransaction': {
      const { groupId, memberId = '', generation = -1, offsets } = order
      sendOffsets(producer, turn, { groupId, memberId, generation, offsets })
      return
    }
    case 'refreshMetadata':
      refreshMetadata(producer, turn, [...producer.network.metadata.topics.keys()], true)
      return
    case 'flush':
      turn.emit({ type: 'sender.flushing', producer: name, on: true })
      runSender(producer, turn)
      turn.emit({ type: 'sender.flushing', producer: name, on: false })
      return
    default:
  }
}
