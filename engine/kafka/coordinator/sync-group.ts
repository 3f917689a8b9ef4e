import type { ErrorCode } from '../protocol/error-code.ts'
import type { SyncGroup } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { findClassicGroup, generationErrorOf } from './group-lookup.ts'
import type { ClassicGroup } from './group-state.ts'
import { answerSync, transition } from './rebalance.ts'

/** SyncGroup: the leader brings the assignment, everybody takes its own part of it. */
export function onSyncGroup(desk: BrokerDesk, request: SyncGroup, client: string): void {
  const group = findClassicGroup(desk.kafka, request.groupId)
  const error = group === undefined ? 'UNKNOWN_MEMBER_ID' : errorOf(group, request)
  if (group === undefined || error !== 'NONE') {
    refuse(desk, request, client, error)
    return
  }
  const { groupId, memberId, correlationId } = request
  const member = group.members.get(memberId)
  if (member === undefined) return
  desk.turn.emit({ type: 'sync.awaited', groupId, memberId, client, correlationId }, member.seq)
  if (group.state === 'Stable') answerSync(desk, group, member, 'NONE')
  else if (group.leader === memberId) install(desk, group, request)
}

/** The leader's assignment is in force; whoever waited for it is answered. */
function install(desk: BrokerDesk, group: ClassicGroup, request: SyncGroup): void {
  const { turn } = desk
  const { groupId, generation } = group
  const { assignments } = request
  turn.emit({ type: 'group.assigned', groupId, generation, assignments })
  for (const { memberId, partitions } of assignments) {
    const client = group.members.get(memberId)?.client
    if (client === undefined) continue
    for (const partition of partitions) {
      turn.emit({ type: 'partition.owned', groupId, memberId, client, partition, generation }, group.seq)
    }
  }
  for (const member of group.members.values()) answerSync(desk, group, member, 'NONE')
  transition(desk, group, 'leaderSynced', 'assignment received from the leader')
}

function errorOf(group: ClassicGroup, request: SyncGroup): ErrorCode {
  const { memberId, groupInstanceId, generation, protocol } = request
  const error = generationErrorOf(group, memberId, groupInstanceId, generation)
  if (error !== 'NONE') return error
  // Before a first generation there is no assignor to differ from (`GroupMetadataManager.validateSyncGroup`).
  const isOther = group.protocolName !== null && protocol !== '' && protocol !== group.protocolName
  if (isOther) return 'INCONSISTENT_GROUP_PROTOCOL'
  if (group.state === 'PreparingRebalance') return 'REBALANCE_IN_PROGRESS'
  return group.state === 'CompletingRebalance' || group.state === 'Stable' ? 'NONE' : 'UNKNOWN_MEMBER_ID'
}

function refuse(desk: BrokerDesk, request: SyncGroup, client: string, error: ErrorCode): void {
  const { groupId, memberId, correlationId } = request
  desk.turn.emit({ type: 'member.refused', groupId, memberId, client, api: 'SyncGroup', error })
  answer(desk, client, { type: 'SyncGroupResponse', correlationId, error, protocol: '', partitions: [] })
}
