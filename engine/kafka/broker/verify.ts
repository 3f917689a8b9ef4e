import type { Address } from '../../kernel/agenda.ts'
import { offsetsPartitionOf, transactionCoordinatorOf } from '../coordinator/internal-topics.ts'
import type { Produce } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { AddPartitionsToTxn, TxnOffsetCommit } from '../protocol/transaction-requests.ts'
import type { BrokerDesk } from '../turn.ts'
import type { HeldProduce } from './broker-state.ts'
import { join, transactionVersionOf } from './transactions.ts'

/**
 * From version 2 on a leader appends nothing of a transaction that its coordinator does not know to be open:
 * otherwise records that come late, after the marker, would stay open for ever (KIP-890).
 */
export function mustAsk(desk: BrokerDesk, request: Produce): boolean {
  return transactionVersionOf(desk) >= 2 && unknownOf(desk, request).length > 0
}

/** What the coordinator says of a held request: NONE, or why nothing may be written. */
export interface Verdict {
  readonly id: number
  readonly error: ErrorCode
}

/**
 * The coordinator is asked to take the partitions in; the records wait for its answer. The answer is there at once
 * where this broker is the coordinator, or where there is none.
 */
export function hold(desk: BrokerDesk, request: Produce, client: Address): Verdict | undefined {
  const { transactionalId = '' } = request
  const [first] = request.batches
  const { producerId = -1, producerEpoch = -1 } = first?.batch ?? {}
  const partitions = unknownOf(desk, request)
  return put(desk, request, client, { transactionalId, producerId, producerEpoch, partitions })
}

/** The same for offsets: their group's partition is to be taken in. */
export function holdOffsets(
  desk: BrokerDesk,
  request: TxnOffsetCommit,
  client: Address,
): Verdict | undefined {
  const { transactionalId, producerId, producerEpoch, groupId } = request
  const partitions = [offsetsPartitionOf(groupId)]
  return put(desk, request, client, { transactionalId, producerId, producerEpoch, partitions })
}

function put(
  desk: BrokerDesk,
  request: Produce | TxnOffsetCommit,
  client: Address,
  asked: Omit<AddPartitionsToTxn, 'type' | 'correlationId'>,
): Verdict | undefined {
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
  if (coordinator === address) return { id, error: toProducer(join(desk, asked, client)) }
  if (coordinator === undefined) return { id, error: 'NOT_ENOUGH_REPLICAS' }
  turn.send(address, coordinator, { type: 'AddPartitionsToTxn', correlationId: id, ...asked })
  return undefined
}

/** A held request is taken out; undefined when nobody waits for it any more. */
export function takeHeld({ broker, turn }: BrokerDesk, id: number): HeldProduce | undefined {
  const held = broker.held.get(id)
  if (held !== undefined) turn.emit({ type: 'produce.verified', broker: broker.address, id })
  return held
}

/** What the coordinator says, as the producer is told: who is fenced, and what may be tried again. */
export function toProducer(error: ErrorCode): ErrorCode {
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
