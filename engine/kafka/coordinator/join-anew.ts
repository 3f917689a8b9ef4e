import type { JoiningMember } from '../events/group-events.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import type { ClassicGroup } from './group-state.ts'
import { answerJoin, NOT_JOINED, prepareOrComplete } from './rebalance.ts'
import { hear, NEW_MEMBER_JOIN_TIMEOUT_MS } from './session.ts'

/** Somebody who was not a member becomes one; the first leads. */
export function joinAnew(
  desk: BrokerDesk,
  group: ClassicGroup,
  memberId: string,
  client: string,
  member: JoiningMember,
  reason: string,
): void {
  const { turn } = desk
  const { groupId } = group
  turn.emit({ type: 'member.joined', groupId, memberId, client, member })
  if (group.leader === null) turn.emit({ type: 'group.leaderElected', groupId, memberId })
  const joined = group.members.get(memberId)
  if (joined !== undefined) hear(desk, group, joined, 'JoinGroup', NEW_MEMBER_JOIN_TIMEOUT_MS)
  prepareOrComplete(desk, group, reason)
}

/** The seat of a static member goes to a new process; whatever the old one waits for, it is told that it is out. */
export function dismissReplaced(
  desk: BrokerDesk,
  group: ClassicGroup,
  oldMemberId: string,
  memberId: string,
  client: string,
  member: JoiningMember,
): void {
  const { turn } = desk
  const { groupId } = group
  const { groupInstanceId } = member
  const old = group.members.get(oldMemberId)
  if (old === undefined || groupInstanceId === null) return
  answerJoin(desk, group, old, 'FENCED_INSTANCE_ID', NOT_JOINED)
  if (old.awaitingSync !== undefined) {
    const error = 'FENCED_INSTANCE_ID'
    const correlationId = old.awaitingSync
    turn.emit({ type: 'sync.answered', groupId, memberId: oldMemberId, client: old.client, error }, old.seq)
    const nothing = { protocol: '', partitions: [] }
    answer(desk, old.client, { type: 'SyncGroupResponse', correlationId, error, ...nothing })
  }
  turn.emit({ type: 'member.replaced', groupId, memberId, client, oldMemberId, groupInstanceId }, old.seq)
  const seated = group.members.get(memberId)
  if (seated === undefined) return
  turn.emit({ type: 'member.rejoined', groupId, memberId, client, member }, seated.seq)
  hear(desk, group, seated, 'JoinGroup')
}
