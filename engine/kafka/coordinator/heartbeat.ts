import type { ErrorCode } from '../protocol/error-code.ts'
import type { Heartbeat } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { findClassicGroup, generationErrorOf } from './group-lookup.ts'
import { hear } from './session.ts'

/** Heartbeat: the member lives. In PreparingRebalance it hears that it must rejoin (FACTS 7.7, 7.8). */
export function onHeartbeat(desk: BrokerDesk, request: Heartbeat, client: string): void {
  const { groupId, memberId, groupInstanceId, generation, correlationId } = request
  const group = findClassicGroup(desk.kafka, groupId)
  const member = group?.members.get(memberId)
  let error: ErrorCode =
    group === undefined
      ? 'UNKNOWN_MEMBER_ID'
      : generationErrorOf(group, memberId, groupInstanceId, generation)
  if (error === 'NONE' && group !== undefined && member !== undefined) {
    hear(desk, group, member, 'Heartbeat')
    if (group.state === 'PreparingRebalance') error = 'REBALANCE_IN_PROGRESS'
  }
  if (error !== 'NONE') {
    desk.turn.emit({ type: 'member.refused', groupId, memberId, client, api: 'Heartbeat', error })
  }
  answer(desk, client, { type: 'HeartbeatResponse', correlationId, error })
}
