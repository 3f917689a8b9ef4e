import type { BatchDraft } from '../log/batch.ts'
import type { Fetch } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'

interface OfReplica {
  readonly broker: string
  readonly partition: string
}

/** What became so in a broker's logs. */
export type LogEvent =
  /** A batch lies at the end of a leader's log. */
  | ({
      readonly type: 'records.appended'
      /** Offsets of the first and the last record. */
      readonly from: number
      readonly to: number
      readonly count: number
      /** Who sent them. */
      readonly client: string
      readonly batch: BatchDraft
      readonly leaderEpoch: number
      /** Where the high watermark is by that: at the end, when nobody else is in sync. */
      readonly highWatermark: number
    } & OfReplica)
  /** A batch that was there before: answered as if it had just come, and nothing is appended. */
  | ({
      readonly type: 'records.duplicated'
      readonly from: number
      readonly to: number
      readonly client: string
    } & OfReplica)
  | ({
      readonly type: 'records.refused'
      readonly client: string
      readonly count: number
      readonly error: ErrorCode
    } & OfReplica)
  | ({ readonly type: 'highWatermark.raised'; readonly offset: number } & OfReplica)
  | ({
      readonly type: 'logStart.raised'
      readonly offset: number
      readonly reason: 'retention' | 'DeleteRecords'
    } & OfReplica)
  /** A fetch found too little and waits. */
  | {
      readonly type: 'fetch.delayed'
      readonly broker: string
      readonly client: string
      readonly id: number
      readonly request: Fetch
    }
  /** It is answered. */
  | {
      readonly type: 'fetch.completed'
      readonly broker: string
      readonly client: string
      readonly id: number
    }
