import type { ProducerPhase } from '../client/producer/producer-transaction.ts'
import type { TransactionState } from '../config/state-machines.ts'
import type { Marker } from '../log/batch.ts'
import type { Produce } from '../protocol/client-requests.ts'
import type { OffsetToCommit } from '../protocol/group-requests.ts'
import type { TxnOffsetCommit } from '../protocol/transaction-requests.ts'
import type { TransactionRecord } from '../transactions/transaction-state.ts'

interface OfProducer {
  readonly producer: string
}

/** What becomes of a transaction in the eyes of its coordinator, and in the logs. */
type BrokerFact =
  /** What the coordinator writes into `__transaction_state`. */
  | {
      readonly type: 'transaction.changed'
      readonly broker: string
      /** Who asked; null: its time was over, or all markers are written. */
      readonly client: string | null
      readonly transactionalId: string
      readonly from: TransactionState
      readonly to: TransactionState
      readonly producerEpoch: number
      readonly record: TransactionRecord
    }
  | {
      readonly type: 'transaction.refused'
      readonly broker: string
      readonly client: string
      readonly transactionalId: string
      readonly api: string
      readonly error: string
    }
  /** A leader's log has the marker; consumers never see it, and it takes an offset. */
  | {
      readonly type: 'marker.written'
      readonly broker: string
      readonly partition: string
      readonly transactionalId: string
      readonly marker: Marker
      readonly producerId: number
      readonly producerEpoch: number
      readonly coordinatorEpoch: number
      readonly transactionVersion: number
      readonly leaderEpoch: number
      readonly offset: number
      readonly highWatermark: number
    }
  | { readonly type: 'marker.acknowledged'; readonly transactionalId: string; readonly partition: string }
  /** Offsets wait for the end of the transaction that they belong to. */
  | {
      readonly type: 'offset.pending'
      readonly groupId: string
      readonly client: string
      readonly producerId: number
      readonly offsets: readonly OffsetToCommit[]
    }
  | {
      readonly type: 'offset.decided'
      readonly groupId: string
      readonly producerId: number
      readonly marker: Marker
    }
  /** A leader asks the coordinator whether what it got belongs to an open transaction, and holds it meanwhile. */
  | {
      readonly type: 'produce.held'
      readonly broker: string
      readonly client: string
      readonly coordinator: string
      readonly id: number
      readonly request: Produce | TxnOffsetCommit
    }
  | { readonly type: 'produce.verified'; readonly broker: string; readonly id: number }

/** What a transactional producer knows of its transaction. */
type ProducerFact =
  | ({
      readonly type: 'producerTransaction.moved'
      readonly from: ProducerPhase
      readonly to: ProducerPhase
      readonly reason: string
      /** When it is aborted, the producer will ask for another epoch. */
      readonly raisesEpoch?: boolean
    } & OfProducer)
  /** null: it is to be looked for. */
  | ({ readonly type: 'transactionCoordinator.found'; readonly coordinator: string | null } & OfProducer)
  | ({ readonly type: 'producerTransaction.joined'; readonly partitions: readonly string[] } & OfProducer)
  | ({
      readonly type: 'producerTransaction.offsetsGiven'
      readonly groupId: string
      readonly memberId: string
      readonly generation: number
      readonly offsets: readonly OffsetToCommit[]
    } & OfProducer)
  | ({
      readonly type: 'producerTransaction.offsetsMoved'
      readonly step: 'added' | 'located' | 'lost' | 'committed'
      readonly coordinator: string | null
    } & OfProducer)
  | ({ readonly type: 'producerTransaction.delayed'; readonly until: number } & OfProducer)

/** What became so with transactions. */
export type TransactionEvent = BrokerFact | ProducerFact
