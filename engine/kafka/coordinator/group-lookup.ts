import { intBelow, type Rng } from '../../kernel/rng.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { JoinGroupProtocol } from '../protocol/group-requests.ts'
import type { KafkaState } from '../state.ts'
import type { ClassicGroup, ClassicMember } from './group-state.ts'

/** The classic group of that id, if there is one. */
export function findClassicGroup(kafka: KafkaState, groupId: string): ClassicGroup | undefined {
  const group = kafka.groups.get(groupId)
  return group?.protocol === 'classic' ? group : undefined
}

/** Whether a member may speak in the group (`ClassicGroup.validateMember`). */
export function memberErrorOf(
  group: ClassicGroup,
  memberId: string,
  groupInstanceId: string | null,
): 'NONE' | 'UNKNOWN_MEMBER_ID' | 'FENCED_INSTANCE_ID' {
  if (groupInstanceId !== null) {
    const seated = group.staticMembers.get(groupInstanceId)
    if (seated === undefined) return 'UNKNOWN_MEMBER_ID'
    if (seated !== memberId) return 'FENCED_INSTANCE_ID'
  }
  return group.members.has(memberId) ? 'NONE' : 'UNKNOWN_MEMBER_ID'
}

/** Whether a member may speak, and of this generation (GRP-001..100). */
export function generationErrorOf(
  group: ClassicGroup,
  memberId: string,
  groupInstanceId: string | null,
  generation: number,
): ErrorCode {
  const error = memberErrorOf(group, memberId, groupInstanceId)
  if (error !== 'NONE') return error
  return generation === group.generation ? 'NONE' : 'ILLEGAL_GENERATION'
}

/** How many members wait in JoinGroup. */
export function awaitingJoinOf(group: ClassicGroup): number {
  let count = 0
  for (const member of group.members.values()) if (member.awaitingJoin !== undefined) count++
  return count
}

/** Everybody known has (re)joined, and nobody is expected back with a new id. */
export function hasAllJoined(group: ClassicGroup): boolean {
  return awaitingJoinOf(group) === group.members.size && group.pendingMembers.size === 0
}

/** The longest that a member asked for: its max.poll.interval.ms. */
export function rebalanceTimeoutOf(group: ClassicGroup): number {
  let longest = 0
  for (const member of group.members.values()) longest = Math.max(longest, member.rebalanceTimeoutMs)
  return longest
}

/** Whether a newcomer offers an assignor that all the others offer too. */
export function supportsProtocols(group: ClassicGroup, protocols: readonly JoinGroupProtocol[]): boolean {
  if (protocols.length === 0) return false
  if (group.members.size === 0) return true
  return protocols.some(({ name }) => isOfferedByAll(group, name))
}

/** The assignor that everybody offers and most like best; ties go to who is met first. */
export function selectProtocol(group: ClassicGroup): string | null {
  const votes = new Map<string, number>()
  for (const member of group.members.values()) {
    const vote = member.protocols.find(({ name }) => isOfferedByAll(group, name))?.name
    if (vote !== undefined) votes.set(vote, (votes.get(vote) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [name, count] of votes) if (best === null || count > (votes.get(best) ?? 0)) best = name
  return best
}

/** Whether a member says of itself what it said before: then its JoinGroup is a repetition (GRP-099). */
export function isUnchanged(member: ClassicMember, protocols: readonly JoinGroupProtocol[]): boolean {
  return JSON.stringify(member.protocols) === JSON.stringify(protocols)
}

/**
 * Who leads when the leader is gone: whoever comes first in a Java HashMap of ids that end in random uuids; that
 * is chance, so dice stand for it (FACTS 7.6).
 */
export function nextLeaderOf(
  group: ClassicGroup,
  isFit: (member: ClassicMember) => boolean,
  rng: Rng,
): string | null {
  const fit = [...group.members.values()].filter(isFit)
  return fit.length === 0 ? null : (fit[intBelow(rng, fit.length)]?.memberId ?? null)
}

function isOfferedByAll(group: ClassicGroup, name: string): boolean {
  for (const { protocols } of group.members.values()) {
    if (!protocols.some((protocol) => protocol.name === name)) return false
  }
  return true
}
