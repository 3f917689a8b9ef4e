import { findConsumerGroup } from '../consumer-group/lookup.ts'
import { commitErrorOf } from '../consumer-group/offsets.ts'
import { findClassicGroup, generationErrorOf } from '../coordinator/group-lookup.ts'
import { coordinatorOf, offsetsPartitionOf } from '../coordinator/internal-topics.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { AddOffsetsToTxn, TxnOffsetCommit } from '../protocol/transaction-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { join, transactionVersionOf } from './transactions.ts'
import { holdOffsets, takeHeld } from './verify.ts'

/** AddOffsetsToTxn: where the group's offsets are kept is a partition of the transaction like any other. */
export function onAddOffsets(desk: BrokerDesk, request: AddOffsetsToTxn, client: string): void {
  const { correlationId, groupId, transactionalId, producerId, producerEpoch } = request
  const partitions = [offsetsPartitionOf(groupId)]
  const error = join(desk, { transactionalId, producerId, producerEpoch, partitions }, client)
  answer(desk, client, { type: 'AddOffsetsToTxnResponse', correlationId, error })
}

/** TxnOffsetCommit: the offsets wait for the transaction's marker; until then nobody reads past them. */
export function onTxnOffsetCommit(desk: BrokerDesk, request: TxnOffsetCommit, client: string): void {
  const isHere = coordinatorOf(desk.kafka, request.groupId) === desk.broker.address
  const isKnown = desk.kafka.pendingOffsets.get(request.groupId)?.has(request.producerId) === true
  const mustAsk = isHere && !isKnown && transactionVersionOf(desk) >= 2
  if (!mustAsk) return takeOffsets(desk, request, client)
  const verdict = holdOffsets(desk, request, client)
  if (verdict === undefined) return
  takeHeld(desk, verdict.id)
  onOffsetsVerified(desk, request, client, verdict.error)
}

/** The transaction's coordinator has taken the group's partition in, or says why not. */
export function onOffsetsVerified(
  desk: BrokerDesk,
  request: TxnOffsetCommit,
  client: string,
  error: ErrorCode,
): void {
  const { correlationId } = request
  if (error === 'NONE') takeOffsets(desk, request, client)
  else {
    const said = error === 'NOT_ENOUGH_REPLICAS' ? 'COORDINATOR_NOT_AVAILABLE' : error
    answer(desk, client, { type: 'TxnOffsetCommitResponse', correlationId, error: said })
  }
}

function takeOffsets(desk: BrokerDesk, request: TxnOffsetCommit, client: string): void {
  const { correlationId, groupId, producerId, offsets } = request
  const error = errorOf(desk, request)
  if (error === 'NONE') desk.turn.emit({ type: 'offset.pending', groupId, client, producerId, offsets })
  answer(desk, client, { type: 'TxnOffsetCommitResponse', correlationId, error })
}

/** A member that is fenced in its group may not commit through a producer either (KIP-447). */
function errorOf({ kafka, broker }: BrokerDesk, request: TxnOffsetCommit): ErrorCode {
  const { groupId, memberId, generation } = request
  if (coordinatorOf(kafka, groupId) !== broker.address) return 'NOT_COORDINATOR'
  if (kafka.shareGroups.has(groupId)) return 'GROUP_ID_NOT_FOUND'
  // Who says nothing of himself is not asked.
  if (generation < 0 && memberId === '') return 'NONE'
  const members = findConsumerGroup(kafka, groupId)
  if (members !== undefined) {
    const refusal = commitErrorOf(members, request)
    // Producers know nothing of member epochs.
    return refusal === 'STALE_MEMBER_EPOCH' ? 'ILLEGAL_GENERATION' : refusal
  }
  const group = findClassicGroup(kafka, groupId)
  if (generation < 0 || group === undefined) return 'NONE'
  return generationErrorOf(group, memberId, null, generation)
}
