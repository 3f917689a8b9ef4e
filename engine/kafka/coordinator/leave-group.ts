import type { ErrorCode } from '../protocol/error-code.ts'
import type { LeaveGroup } from '../protocol/group-requests.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { findClassicGroup, memberErrorOf } from './group-lookup.ts'
import type { ClassicGroup } from './group-state.ts'
import { dismiss, maybeCompleteJoin, prepareRebalance } from './rebalance.ts'

/** LeaveGroup: members say goodbye, or an operator removes static ones by their instance ids. */
export function onLeaveGroup(desk: BrokerDesk, request: LeaveGroup, client: string): void {
  const { correlationId, members, groupId } = request
  const group = findClassicGroup(desk.kafka, groupId)
  const errors = members.map((member): ErrorCode => {
    const error = group === undefined ? 'UNKNOWN_MEMBER_ID' : leave(desk, group, member)
    if (error === 'NONE') return error
    const { memberId } = member
    desk.turn.emit({ type: 'member.refused', groupId, memberId, client, api: 'LeaveGroup', error })
    return error
  })
  if (group !== undefined && errors.includes('NONE')) {
    if (group.state === 'Stable' || group.state === 'CompletingRebalance') {
      prepareRebalance(desk, group, 'explicit LeaveGroup request')
    } else maybeCompleteJoin(desk, group)
  }
  const error = errors.find((one) => one !== 'NONE') ?? 'NONE'
  answer(desk, client, { type: 'LeaveGroupResponse', correlationId, error })
}

function leave(
  desk: BrokerDesk,
  group: ClassicGroup,
  { memberId: said, groupInstanceId, reason }: LeaveGroup['members'][number],
): ErrorCode {
  const { groupId } = group
  const isByInstance = said === '' && groupInstanceId !== null
  const memberId = isByInstance ? (group.staticMembers.get(groupInstanceId) ?? '') : said
  const pending = group.pendingMembers.get(memberId)
  if (pending !== undefined) {
    desk.turn.emit({ type: 'member.left', groupId, memberId, client: pending.client, reason })
    return 'NONE'
  }
  const error = memberErrorOf(group, memberId, groupInstanceId)
  const member = group.members.get(memberId)
  if (error !== 'NONE' || member === undefined) return error
  dismiss(desk, group, member, { type: 'member.left', groupId, memberId, client: member.client, reason })
  return 'NONE'
}
