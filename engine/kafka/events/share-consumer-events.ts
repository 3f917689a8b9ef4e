import type { SharedPartition } from '../protocol/share-requests.ts'
import type { AcknowledgeType } from '../share/acknowledge.ts'

interface OfShareConsumer {
  readonly consumer: string
}

interface OfRecord extends OfShareConsumer {
  readonly partition: string
  readonly offset: number
  readonly key: string | null
  readonly value: string | null
}

/** What became so with a share consumer, as it knows it itself. */
export type ShareConsumerEvent =
  | ({ readonly type: 'shareConsumer.started' } & OfShareConsumer)
  | ({
      readonly type: 'shareConsumer.stopped'
      readonly how: 'closed' | 'crashed' | 'failed'
      readonly exception?: string
    } & OfShareConsumer)
  | ({ readonly type: 'shareConsumer.hung' } & OfShareConsumer)
  | ({ readonly type: 'shareConsumer.unhung' } & OfShareConsumer)
  /** close() was asked for. */
  | ({
      readonly type: 'shareConsumer.closeRequested'
      readonly restartAfter: number | null
    } & OfShareConsumer)
  | ({ readonly type: 'shareConsumer.closing' } & OfShareConsumer)
  | ({ readonly type: 'shareCoordinator.noted'; readonly coordinator: string | null } & OfShareConsumer)
  | ({
      readonly type: 'shareBackoff.begun'
      readonly delayMs: number
      readonly attempts: number
    } & OfShareConsumer)
  | ({ readonly type: 'shareHeartbeat.said'; readonly memberEpoch: number } & OfShareConsumer)
  /** The coordinator has answered: so it is in the group; epoch 0: not any more. */
  | ({
      readonly type: 'shareMembership.noted'
      readonly memberEpoch: number
      readonly intervalMs: number
      readonly partitions: readonly string[] | null
    } & OfShareConsumer)
  /** max.poll.interval.ms without poll(): it has left until the next one. */
  | ({ readonly type: 'sharePollInterval.exceeded' } & OfShareConsumer)
  | ({ readonly type: 'sharePoll.started'; readonly poll: number } & OfShareConsumer)
  | ({ readonly type: 'sharePoll.returned'; readonly poll: number; readonly count: number } & OfShareConsumer)
  | ({
      readonly type: 'shareAcknowledge.sent'
      readonly leader: string
      readonly correlationId: number
      readonly sessionEpoch: number
      readonly partitions: readonly string[]
    } & OfShareConsumer)
  | ({
      readonly type: 'shareAcknowledge.failed'
      readonly partition: string
      readonly error: string
    } & OfShareConsumer)
  /** The next request to that leader opens a session anew. */
  | ({ readonly type: 'shareSession.reset'; readonly leader: string } & OfShareConsumer)
  | ({
      readonly type: 'shareRecords.fetched'
      readonly partitions: readonly SharedPartition[]
    } & OfShareConsumer)
  | ({
      readonly type: 'shareRecords.polled'
      readonly partition: string
      readonly from: number
      readonly to: number
      readonly count: number
    } & OfShareConsumer)
  | ({ readonly type: 'shareRecord.processed'; readonly deliveryCount: number } & OfRecord)
  | ({
      readonly type: 'shareRecord.failed'
      readonly deliveryCount: number
      readonly outcome: string
    } & OfRecord)
  /** acknowledge(record, type): it goes to the leader with the next request. */
  | ({ readonly type: 'shareRecord.decided'; readonly decision: AcknowledgeType } & OfRecord)
