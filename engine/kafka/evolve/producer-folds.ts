import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { abortUndrained } from '../accumulator/abort.ts'
import { createProducerMachine } from '../accumulator/producer-machine.ts'
import { onDisconnect, onResponse, onSent } from '../accumulator/responses.ts'
import { turn } from '../accumulator/round.ts'
import { send } from '../accumulator/send.ts'
import { takeProducerId } from '../accumulator/sequences.ts'
import { createClientNetwork } from '../client/network-state.ts'
import { clusterViewOf } from '../client/producer/cluster-view.ts'
import { producerConfigOf } from '../client/producer/producer-config.ts'
import type { Producer } from '../client/producer/producer-state.ts'
import { createProducerTransaction } from '../client/producer/producer-transaction.ts'
import type { ProducerEvent } from '../events/producer-events.ts'
import { partitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'

/**
 * How facts about producers are written. The accumulator is a machine of its own: the fact says what happens
 * to it, its step is the fold, and what it asks for is read from the state.
 */
export const producerFolds: Folds<KafkaState, ProducerEvent> = {
  'producer.started'(kafka, { producer }) {
    const started = producerOf(kafka, producer)
    started.config = producerConfigOf(started.setup, kafka.profile)
    started.network = createClientNetwork(started.network.bootstrap)
    started.machine = createProducerMachine(started.config.accumulator)
    started.transaction = createProducerTransaction()
    started.sticky.clear()
    started.placed.clear()
    started.waiting = []
    started.produces.clear()
    started.round = undefined
    started.outcomes = []
    started.wakeAt = undefined
    started.status = 'running'
    started.incarnation++
  },
  'producer.crashed'(kafka, { producer }) {
    producerOf(kafka, producer).status = 'crashed'
  },
  'producer.closed'(kafka, { producer }) {
    producerOf(kafka, producer).status = 'closed'
  },
  'records.waiting'(kafka, { producer, handful }) {
    producerOf(kafka, producer).waiting.push(handful)
  },
  'records.sent'(kafka, { producer, topic, records, partitions, sticky, wasWaiting }, tick) {
    const sending = producerOf(kafka, producer)
    for (let at = 0; at < records.length; at++) {
      const record = records[at]
      const number = partitions[at]
      if (record === undefined || number === undefined) continue
      send(sending.machine, partitionName(topic, number), record, tick)
    }
    sending.sticky.set(topic, sticky)
    sending.placed.set(topic, (sending.placed.get(topic) ?? 0) + records.length)
    sending.sent += records.length
    sending.transaction.sent += records.length
    if (wasWaiting) sending.waiting = sending.waiting.filter((waiting) => waiting.records !== records)
  },
  'sender.turned'(kafka, { producer }, tick) {
    const sending = producerOf(kafka, producer)
    sending.round = turn(sending.machine, clusterViewOf(sending, tick), tick)
  },
  'unsent.aborted'(kafka, { producer }) {
    const aborting = producerOf(kafka, producer)
    aborting.outcomes = abortUndrained(aborting.machine)
  },
  'sender.timed'(kafka, { producer, at }) {
    producerOf(kafka, producer).wakeAt = at
  },
  'sender.flushing'(kafka, { producer, on }) {
    producerOf(kafka, producer).machine.flushing = on
  },
  'batch.sent'() {},
  'produce.sent'(kafka, { producer, number, correlationId }) {
    producerOf(kafka, producer).produces.set(correlationId, number)
  },
  'produce.answered'(kafka, { producer, number, answers, jitterPermille }, tick) {
    const sending = producerOf(kafka, producer)
    forget(sending, number)
    sending.outcomes = onResponse(sending.machine, number, answers, tick, jitterPermille)
  },
  'produce.unanswered'(kafka, { producer, number }, tick) {
    const sending = producerOf(kafka, producer)
    forget(sending, number)
    sending.outcomes = onSent(sending.machine, number, tick)
  },
  'produce.disconnected'(kafka, { producer, broker, error, jitterPermille }, tick) {
    const sending = producerOf(kafka, producer)
    sending.outcomes = onDisconnect(sending.machine, broker, error, tick, jitterPermille)
  },
  'producerId.received'(kafka, { producer, producerId, producerEpoch }) {
    takeProducerId(producerOf(kafka, producer).machine, producerId, producerEpoch)
  },
  'records.acked'(kafka, { producer, count }) {
    producerOf(kafka, producer).acked += count
  },
  'records.failed'(kafka, { producer, count }) {
    producerOf(kafka, producer).failed += count
  },
}

/** The producer at an address, which must be there. */
export function producerOf(kafka: KafkaState, name: string): Producer {
  return present(kafka.producers.get(name), `the producer ${name}`)
}

function forget({ produces }: Producer, number: number): void {
  for (const [correlationId, sent] of produces) {
    if (sent !== number) continue
    produces.delete(correlationId)
    return
  }
}
