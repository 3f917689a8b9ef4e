import type { ErrorCode } from '../protocol/error-code.ts'
import type { OffsetToCommit } from '../protocol/group-requests.ts'

interface OfConsumer {
  readonly consumer: string
}

/** What became so with a consumer, as it knows it itself. */
export type ConsumerEvent =
  | ({ readonly type: 'consumer.started' } & OfConsumer)
  | ({ readonly type: 'consumer.crashed' } & OfConsumer)
  | ({ readonly type: 'consumer.closed' } & OfConsumer)
  /** poll() threw what the application does not survive. */
  | ({ readonly type: 'consumer.failed'; readonly exception: string } & OfConsumer)
  | ({ readonly type: 'partitions.revoked'; readonly partitions: readonly string[] } & OfConsumer)
  | ({ readonly type: 'partitions.assigned'; readonly partitions: readonly string[] } & OfConsumer)
  | ({ readonly type: 'partitions.lost'; readonly partitions: readonly string[] } & OfConsumer)
  /** It goes on from `offset`. */
  | ({
      readonly type: 'position.set'
      readonly partition: string
      readonly offset: number
      readonly by: 'committed' | 'reset' | 'seek'
    } & OfConsumer)
  /** poll() returned records of one partition: offsets of the first and the last. */
  | ({
      readonly type: 'records.polled'
      readonly partition: string
      readonly from: number
      readonly to: number
      readonly count: number
    } & OfConsumer)
  /** The handler is done with them. */
  | ({
      readonly type: 'records.processed'
      readonly partition: string
      readonly from: number
      readonly to: number
      readonly count: number
    } & OfConsumer)
  | ({
      readonly type: 'commit.sent'
      readonly kind: 'auto' | 'sync' | 'async' | 'revoke' | 'close'
      readonly correlationId: number
      readonly offsets: readonly OffsetToCommit[]
    } & OfConsumer)
  | ({
      readonly type: 'commit.done'
      readonly kind: string
      readonly correlationId: number
      readonly error: ErrorCode
    } & OfConsumer)
