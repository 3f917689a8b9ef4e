import type { Consumer } from '../consumer-state.ts'
import type { CloseOperation } from '../orders.ts'
import { LEAVE_EPOCH, LEAVE_FOR_A_WHILE_EPOCH } from './membership-state.ts'

/** Whether it has nothing to say to the coordinator: it is not in the group, in its own eyes. */
export function isOutside({ member }: Consumer): boolean {
  const { state } = member
  return state === 'UNSUBSCRIBED' || state === 'FENCED' || state === 'FATAL' || state === 'STALE'
}

/** Whether its client speaks the consumer protocol. */
export function speaksConsumerProtocol({ config }: Consumer): boolean {
  return config.groupProtocol === 'consumer'
}

/** Who commits and fetches offsets, in the words of the protocol; outside of the group, nobody. */
export function memberIdentityOf({ member }: Consumer): {
  readonly memberId: string
  readonly memberEpoch: number
} {
  const { memberId, epoch } = member
  return epoch > 0 ? { memberId, memberEpoch: epoch } : { memberId: '', memberEpoch: -1 }
}

/** A static member leaves for a while, unless it is to leave for good (CloseOptions, KIP-1092). */
export function goodbyeEpochOf({ config }: Consumer, operation: CloseOperation): number {
  const isForAWhile = config.groupInstanceId !== null && operation !== 'LEAVE_GROUP'
  return isForAWhile ? LEAVE_FOR_A_WHILE_EPOCH : LEAVE_EPOCH
}
