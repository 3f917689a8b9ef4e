import type { ClientMemberState } from '../../config/state-machines.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'

/** The member is in another state, and perhaps in another epoch (oracle: SM-consumerGroupMemberClientSide). */
export function changeState(
  { name, member }: Consumer,
  turn: KafkaTurn,
  to: ClientMemberState,
  memberEpoch: number = member.epoch,
): void {
  const { state: from, seq } = member
  turn.emit({ type: 'memberState.changed', consumer: name, from, to, memberEpoch }, seq)
}
