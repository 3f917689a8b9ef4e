import type { ErrorCode } from '../protocol/error-code.ts'
import type { OffsetCommit } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { findClassicGroup, generationErrorOf } from './group-lookup.ts'
import type { ClassicGroup } from './group-state.ts'
import { hear } from './session.ts'

/** OffsetCommit: nothing is checked but who commits; the offset may go backwards (FACTS 6.4, 7.9). */
export function onOffsetCommit(desk: BrokerDesk, request: OffsetCommit, client: string): void {
  const { groupId, memberId, generation, offsets, correlationId } = request
  const group = findClassicGroup(desk.kafka, groupId)
  // A share group has no offsets (`ShareGroup.validateOffsetCommit`).
  const isShared = desk.kafka.shareGroups.has(groupId)
  const error = isShared ? 'GROUP_ID_NOT_FOUND' : commitErrorOf(group, request)
  if (error !== 'NONE') {
    desk.turn.emit({ type: 'offset.refused', groupId, memberId, client, generation, offsets, error })
  } else {
    if (group === undefined) desk.turn.emit({ type: 'group.created', groupId })
    // A commit keeps a member's session alive, as a heartbeat does.
    const member = group?.members.get(memberId)
    const isListened = group?.state === 'Stable' || group?.state === 'PreparingRebalance'
    if (group !== undefined && member !== undefined && isListened) hear(desk, group, member, 'OffsetCommit')
    const committed = { type: 'offset.committed', groupId, memberId, client, generation, offsets } as const
    desk.turn.emit(committed)
  }
  answer(desk, client, { type: 'OffsetCommitResponse', correlationId, error })
}

function commitErrorOf(group: ClassicGroup | undefined, request: OffsetCommit): ErrorCode {
  const { memberId, groupInstanceId, generation } = request
  if (group === undefined) return generation < 0 ? 'NONE' : 'GROUP_ID_NOT_FOUND'
  if (generation < 0 && group.state === 'Empty') return 'NONE'
  const isOfMember = generation >= 0 || memberId !== '' || groupInstanceId !== null
  const error = isOfMember
    ? generationErrorOf(group, memberId, groupInstanceId, generation)
    : group.state === 'Empty'
      ? 'NONE'
      : 'UNKNOWN_MEMBER_ID'
  if (error !== 'NONE') return error
  return group.state === 'CompletingRebalance' ? 'REBALANCE_IN_PROGRESS' : 'NONE'
}
