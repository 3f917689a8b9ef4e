import type { FindCoordinator } from '../protocol/client-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { coordinatorOf, transactionCoordinatorOf } from './internal-topics.ts'

/** FindCoordinator: any broker knows who coordinates. */
export function onFindCoordinator(desk: BrokerDesk, request: FindCoordinator, client: string): void {
  const { correlationId, key, keyType } = request
  const find = keyType === 'group' ? coordinatorOf : transactionCoordinatorOf
  const coordinator = find(desk.kafka, key) ?? null
  const error = coordinator === null ? 'COORDINATOR_NOT_AVAILABLE' : 'NONE'
  answer(desk, client, { type: 'FindCoordinatorResponse', correlationId, error, coordinator })
}
