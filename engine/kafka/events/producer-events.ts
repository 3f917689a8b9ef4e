import type { BatchAnswer } from '../accumulator/responses.ts'
import type { Handful } from '../client/producer/producer-state.ts'
import type { LogRecord } from '../log/batch.ts'
import type { StickyState } from '../partitioners/sticky.ts'

interface OfProducer {
  readonly producer: string
}

/** What became so with a producer, as it knows it itself. */
export type ProducerEvent =
  | ({ readonly type: 'producer.started' } & OfProducer)
  | ({ readonly type: 'producer.crashed' } & OfProducer)
  | ({ readonly type: 'producer.closed' } & OfProducer)
  /** send() waits: the topic's partitions are not known yet. */
  | ({ readonly type: 'records.waiting'; readonly handful: Handful } & OfProducer)
  /** The producer has decided where its records go, and they wait in batches (FACTS S1). */
  | ({
      readonly type: 'records.sent'
      readonly topic: string
      readonly count: number
      /** Of the first one, by name: for stories of single records. */
      readonly partition: string
      readonly key: string | null
      readonly value: string | null
      readonly records: readonly LogRecord[]
      /** The number of the partition of each. */
      readonly partitions: readonly number[]
      readonly sticky: StickyState
      readonly wasWaiting: boolean
    } & OfProducer)
  /** The sender looks what is due: it leaves the accumulator. */
  | ({ readonly type: 'sender.turned' } & OfProducer)
  /** The transaction is aborted: what has not been sent of it is given up. */
  | ({ readonly type: 'unsent.aborted' } & OfProducer)
  | ({ readonly type: 'sender.timed'; readonly at: number } & OfProducer)
  | ({ readonly type: 'sender.flushing'; readonly on: boolean } & OfProducer)
  | ({
      readonly type: 'batch.sent'
      readonly partition: string
      readonly broker: string
      readonly count: number
      readonly baseSequence: number
      readonly attempt: number
    } & OfProducer)
  | ({
      readonly type: 'produce.sent'
      readonly broker: string
      readonly number: number
      readonly correlationId: number
    } & OfProducer)
  | ({
      readonly type: 'produce.answered'
      readonly number: number
      readonly answers: readonly BatchAnswer[]
      readonly jitterPermille: number
    } & OfProducer)
  /** With acks=0 what has left is done. */
  | ({ readonly type: 'produce.unanswered'; readonly number: number } & OfProducer)
  | ({
      readonly type: 'produce.disconnected'
      readonly broker: string
      readonly error: 'NETWORK_EXCEPTION' | 'REQUEST_TIMED_OUT'
      readonly jitterPermille: number
    } & OfProducer)
  | ({
      readonly type: 'producerId.received'
      readonly producerId: number
      readonly producerEpoch: number
    } & OfProducer)
  /** The callbacks: the records are in the log, as far as acks goes. Offset -1: nobody knows it. */
  | ({
      readonly type: 'records.acked'
      readonly partition: string
      readonly count: number
      readonly baseOffset: number
    } & OfProducer)
  /** The callbacks: given up. */
  | ({
      readonly type: 'records.failed'
      readonly partition: string
      readonly count: number
      readonly error: string
    } & OfProducer)
