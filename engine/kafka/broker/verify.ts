import type { Address } from '../../kernel/agenda.ts'
import { offsetsPartitionOf, transactionCoordinatorOf } from '../coordinator/find-coordinator.ts'
import type { Produce } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type {
  AddPartitionsToTxn,
  AddPartitionsToTxnResponse,
  TxnOffsetCommit,
} from '../protocol/transaction-requests.ts'
import type { BrokerDesk } from '../turn.ts'
import { onVerified } from './produce.ts'
import { join, transactionVersionOf } from './transactions.ts'

/**
 * From version 2 on a leader appends nothing of a transaction that its coordinator does not know to be open:
 * otherwise records that come late, after the marker, would stay open for ever (KIP-890).
 */
export function mustAsk(desk: BrokerDesk, request: Produce): boolean {
  return transactionVersionOf(desk) >= 2 && unknownOf(desk, request).length > 0
}

/** The coordinator is asked to take the partitions in; the records wait for its answer. */
export function hold(desk: BrokerDesk, request: Produce, client: Address): void {
  const { transactionalId = '' } = request
  const [first] = request.batches
  const { producerId = -1, producerEpoch = -1 } = first?.batch ?? {}
  const partitions = unknownOf(desk, request)
  put(desk, request, client, { transactionalId, producerId, producerEpoch, partitions })
}

/** The same for offsets: their group's partition is to be taken in. */
export function holdOffsets(desk: BrokerDesk, request: TxnOffsetCommit, client: Address): void {
  const { transactionalId, producerId, producerEpoch, groupId } = request
  const partitions = [offsetsPartitionOf(groupId)]
  put(desk, request, client, { transactionalId, producerId, producerEpoch, partitions })
}

function put(
  desk: BrokerDesk,
  request: Produce | TxnOffsetCommit,
  client: Address,
  asked: Omit<AddPartitionsToTxn, 'type' | 'correlationId'>,
): void {
  const { kafka, broker, turn } = desk
  const coordinator = transactionCoordinatorOf(kafka, asked.transactionalId)
  const { nextCorrelationId: id, address } = broker
  turn.emit({
    type: 'produce.held',
    broker: address,
    client,
    coordinator: coordinator ?? '',
    id,
    request,
  })
  if (coordinator === address) onVerified(desk, id, toProducer(join(desk, asked, client)))
  else if (coordinator === undefined) onVerified(desk, id, 'NOT_ENOUGH_REPLICAS')
  else turn.send(address, coordinator, { type: 'AddPartitionsToTxn', correlationId: id, ...asked })
}

/** The coordinator's answer. */
export function onAdded(desk: BrokerDesk, { correlationId, error }: AddPartitionsToTxnResponse): void {
  onVerified(desk, correlationId, toProducer(error))
}

/** The coordinator is gone, and with it the questions: the producers are told to try again. */
export function failHeld(desk: BrokerDesk, coordinator: Address): void {
  for (const [id, held] of [...desk.broker.held]) {
    if (held.coordinator === coordinator) onVerified(desk, id, 'NOT_ENOUGH_REPLICAS')
  }
}

/** What the coordinator says, as the producer is told: who is fenced, and what may be tried again. */
function toProducer(error: ErrorCode): ErrorCode {
  if (error === 'PRODUCER_FENCED') return 'INVALID_PRODUCER_EPOCH'
  return error === 'NOT_COORDINATOR' ? 'NOT_ENOUGH_REPLICAS' : error
}

/** Partitions of which this leader has no open transaction of the producer yet. */
function unknownOf({ broker }: BrokerDesk, { batches, transactionalId }: Produce): PartitionName[] {
  if (transactionalId === undefined) return []
  return batches.flatMap(({ partition, batch }) => {
    const entry = broker.logs.get(partition)?.producers.get(batch.producerId)
    const isOpen = entry?.transactionFirstOffset !== undefined && entry.epoch === batch.producerEpoch
    return isOpen ? [] : [partition]
  })
}
