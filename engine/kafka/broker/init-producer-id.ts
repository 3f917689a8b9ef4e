import type { InitProducerId } from '../protocol/client-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { startTransactions } from './transactions.ts'

/** InitProducerId without a transactional id: a number that nobody had before, and epoch 0. */
export function onInitProducerId(desk: BrokerDesk, request: InitProducerId, client: string): void {
  if (request.transactionalId !== null) {
    startTransactions(desk, { ...request, transactionalId: request.transactionalId }, client)
    return
  }
  const { correlationId } = request
  const { nextProducerId: producerId } = desk.kafka.cluster
  desk.turn.emit({ type: 'producerId.given', client, producerId, producerEpoch: 0 })
  const given = { producerId, producerEpoch: 0 }
  answer(desk, client, { type: 'InitProducerIdResponse', correlationId, error: 'NONE', ...given })
}
