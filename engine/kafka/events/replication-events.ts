import type { RecordBatch } from '../log/batch.ts'
import type { ProduceResponse } from '../protocol/client-requests.ts'

interface OfReplica {
  readonly broker: string
  readonly partition: string
}

/** What becomes of copies, and of those who wait for them. */
export type ReplicationEvent =
  /** A broker leads a partition from now on. */
  | ({ readonly type: 'leadership.taken'; readonly leaderEpoch: number } & OfReplica)
  /** Another leads by now, and this broker has heard of it. */
  | ({ readonly type: 'leadership.lost' } & OfReplica)
  /** A follower asked its leader for records: so far it has come. */
  | {
      readonly type: 'follower.fetched'
      readonly broker: string
      readonly replica: number
      readonly offsets: readonly { readonly partition: string; readonly offset: number }[]
    }
  | ({ readonly type: 'isr.proposed'; readonly isr: readonly number[] } & OfReplica)
  /** The controller has answered: nothing is proposed any more. */
  | ({ readonly type: 'isr.settled' } & OfReplica)
  | {
      readonly type: 'replica.fetching'
      readonly broker: string
      readonly leader: string
      readonly correlationId: number
    }
  | { readonly type: 'replica.answered'; readonly broker: string; readonly leader: string }
  /** A follower has written what its leader sent. */
  | ({
      readonly type: 'records.replicated'
      readonly from: number
      readonly to: number
      readonly count: number
      readonly batches: readonly RecordBatch[]
      readonly highWatermark: number
    } & OfReplica)
  /** A follower throws away what its new leader does not have: acknowledged with acks=1, and lost. */
  | ({
      readonly type: 'log.truncated'
      readonly offset: number
      readonly lost: number
      readonly afresh: boolean
    } & OfReplica)
  /** acks=all: the answer waits until every in-sync replica has the records. */
  | {
      readonly type: 'produce.delayed'
      readonly broker: string
      readonly client: string
      readonly id: number
      readonly correlationId: number
      readonly results: ProduceResponse['results']
      /** Of markers, not of records. */
      readonly transactionalId?: string
      /** By partition: the high watermark that is waited for. */
      readonly required: readonly { readonly partition: string; readonly offset: number }[]
    }
  | {
      readonly type: 'produce.completed'
      readonly broker: string
      readonly client: string
      readonly id: number
    }
