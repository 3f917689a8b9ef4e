import type { OffsetFetch } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { hasPendingOffsets } from './pending-offsets.ts'

const NOTHING_COMMITTED = -1

/** OffsetFetch: where the group would go on in these partitions. */
export function onOffsetFetch(desk: BrokerDesk, request: OffsetFetch, client: string): void {
  const { correlationId, groupId, partitions, requireStable } = request
  if (requireStable && hasPendingOffsets(desk.kafka, groupId, partitions)) {
    const error = 'UNSTABLE_OFFSET_COMMIT'
    answer(desk, client, { type: 'OffsetFetchResponse', correlationId, error, offsets: [] })
    return
  }
  const known = desk.kafka.offsets.get(groupId)
  const offsets = partitions.map((partition) => ({
    partition,
    offset: known?.get(partition)?.offset ?? NOTHING_COMMITTED,
  }))
  answer(desk, client, { type: 'OffsetFetchResponse', correlationId, error: 'NONE', offsets })
}
