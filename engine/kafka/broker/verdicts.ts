import type { Address } from '../../kernel/agenda.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { AddPartitionsToTxnResponse } from '../protocol/transaction-requests.ts'
import type { BrokerDesk } from '../turn.ts'
import { onProduceVerified } from './produce.ts'
import { onOffsetsVerified } from './transaction-offsets.ts'
import { takeHeld, toProducer } from './verify.ts'

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

function onVerified(desk: BrokerDesk, id: number, error: ErrorCode): void {
  const held = takeHeld(desk, id)
  if (held === undefined) return
  const { request, client } = held
  if (request.type === 'TxnOffsetCommit') onOffsetsVerified(desk, request, client, error)
  else onProduceVerified(desk, request, client, error)
}
