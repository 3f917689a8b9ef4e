import type { DueCallback } from '../client/consumer/membership-state.ts'
import type { ClientMemberState } from '../config/state-machines.ts'
import type { ErrorCode } from '../protocol/error-code.ts'

interface OfConsumer {
  readonly consumer: string
}

/** What a member of a KIP-848 group knows of it; the callbacks themselves are those of every consumer. */
export type ConsumerMemberEvent =
  /** It is in another state in its own eyes, in this epoch. */
  | ({
      readonly type: 'memberState.changed'
      readonly from: ClientMemberState
      readonly to: ClientMemberState
      readonly memberEpoch: number
    } & OfConsumer)
  /** What it says in a heartbeat; null: as before. */
  | ({
      readonly type: 'heartbeat.said'
      readonly memberEpoch: number
      readonly correlationId: number
      readonly topics: readonly string[] | null
      readonly rebalanceTimeoutMs: number | null
      readonly serverAssignor: string | null
      readonly owned: readonly string[] | null
      readonly isAnswerIgnored: boolean
    } & OfConsumer)
  /** The interval is the coordinator's; `delayMs`: when it speaks next. */
  | ({
      readonly type: 'heartbeat.answered'
      readonly error: ErrorCode
      readonly intervalMs: number
      readonly delayMs: number | null
    } & OfConsumer)
  /** The coordinator has told it an epoch, and perhaps what it is to own. */
  | ({
      readonly type: 'target.received'
      readonly memberEpoch: number
      readonly partitions: readonly string[] | null
    } & OfConsumer)
  /** It begins to move to it. */
  | ({
      readonly type: 'reconciliation.begun'
      readonly memberEpoch: number
      readonly revoked: readonly string[]
      readonly added: readonly string[]
    } & OfConsumer)
  | ({ readonly type: 'reconciliation.moved'; readonly phase: 'revoking' | 'assigning' } & OfConsumer)
  /** It is there, or it need not go on. */
  | ({ readonly type: 'reconciliation.ended'; readonly isAborted: boolean } & OfConsumer)
  /** What it must give up is not its own any more. */
  | ({ readonly type: 'assignment.reduced'; readonly owned: readonly string[] } & OfConsumer)
  | ({ readonly type: 'assignment.cleared' } & OfConsumer)
  /** The application is to run it in its next poll(). */
  | ({ readonly type: 'callback.due' } & DueCallback & OfConsumer)
  /** It was not in poll() for too long; or it is again, and joins when nothing is left to release. */
  | ({
      readonly type: 'pollExpiry.noted'
      readonly isExpired: boolean
      readonly rejoins: boolean
    } & OfConsumer)
