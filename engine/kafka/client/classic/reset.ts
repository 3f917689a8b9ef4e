import type { ErrorCode } from '../../protocol/error-code.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'

/** The member is no longer what it was: no generation, and unless only that was wrong, no member id either. */
export function resetMember(consumer: Consumer, turn: KafkaTurn, api: string, error: ErrorCode): void {
  const reason = `encountered ${error} from ${api} response`
  const keepsMemberId = error === 'ILLEGAL_GENERATION'
  turn.emit(
    { type: 'generation.reset', consumer: consumer.name, reason, keepsMemberId },
    consumer.membership.seq,
  )
}

/** A rebalance is needed; said once. */
export function requestRejoin(consumer: Consumer, turn: KafkaTurn, reason: string): void {
  if (consumer.membership.rejoinNeeded) return
  turn.emit({ type: 'rejoin.requested', consumer: consumer.name, reason }, consumer.membership.seq)
}
