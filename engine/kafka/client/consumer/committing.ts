import type { ErrorCode } from '../../protocol/error-code.ts'
import type { CommitKind, Consumer } from '../consumer-state.ts'
import { memberIdentityOf, speaksConsumerProtocol } from './states.ts'

/**
 * Who commits: a member in its generation, or in its epoch. One that is out again still says who it is, but has no
 * epoch to say (`CommitRequestManager.OffsetCommitRequestState#toUnsentRequest`).
 */
export function committerOf(consumer: Consumer): { readonly memberId: string; readonly generation: number } {
  if (!speaksConsumerProtocol(consumer)) {
    const { memberId, generation } = consumer.membership
    return { memberId, generation }
  }
  const { memberId, hasBeenMember } = consumer.member
  return { memberId: hasBeenMember ? memberId : '', generation: memberIdentityOf(consumer).memberEpoch }
}

/** Before it gives anything up, a member tries again with the epoch that it has learnt in the meantime. */
export function isRetriableInMember({ member }: Consumer, kind: CommitKind, error: ErrorCode): boolean {
  return error === 'STALE_MEMBER_EPOCH' && kind === 'revoke' && member.epoch > 0
}

/** What the client makes of a coordinator's refusal (`CommitRequestManager`). */
export function memberExceptionOf(error: ErrorCode): string {
  switch (error) {
    case 'UNKNOWN_MEMBER_ID':
    case 'STALE_MEMBER_EPOCH':
    case 'FENCED_INSTANCE_ID':
      return 'CommitFailedException'
    default:
      return 'KafkaException'
  }
}
