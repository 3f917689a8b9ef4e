import type { ErrorCode } from '../protocol/error-code.ts'
import type { GroupRequest, GroupResponse } from '../protocol/group-requests.ts'
import { NOT_JOINED } from './rebalance.ts'

/** The answer of a broker that does not lead the group's partition: the client must ask who does. */
export function notCoordinatorAnswer(request: GroupRequest): GroupResponse {
  const { correlationId } = request
  const error: ErrorCode = 'NOT_COORDINATOR'
  switch (request.type) {
    case 'JoinGroup':
      return { type: 'JoinGroupResponse', correlationId, error, memberId: request.memberId, ...NOT_JOINED }
    case 'SyncGroup':
      return { type: 'SyncGroupResponse', correlationId, error, protocol: '', partitions: [] }
    case 'Heartbeat':
      return { type: 'HeartbeatResponse', correlationId, error }
    case 'LeaveGroup':
      return { type: 'LeaveGroupResponse', correlationId, error }
    case 'OffsetCommit':
      return { type: 'OffsetCommitResponse', correlationId, error }
    case 'OffsetFetch':
      return { type: 'OffsetFetchResponse', correlationId, error, offsets: [] }
  }
}
