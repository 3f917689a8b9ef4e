import type { BatchDraft } from '../log/batch.ts'
import type { Fetch } from '../protocol/client-requests.ts'

/** What became so in a broker's logs. */
export type LogEvent =
  /** A batch lies at the end of a leader's log. */
  | {
      readonly type: 'records.appended'
      readonly broker: string
      readonly partition: string
      /** Offsets of the first and the last record. */
      readonly from: number
      readonly to: number
      readonly client: string
      readonly batch: BatchDraft
      readonly leaderEpoch: number
    }
  | {
      readonly type: 'highWatermark.raised'
      readonly broker: string
      readonly partition: string
      readonly offset: number
    }
  | {
      readonly type: 'logStart.raised'
      readonly broker: string
      readonly partition: string
      readonly offset: number
      readonly reason: 'retention' | 'DeleteRecords'
    }
  /** A fetch found too little and waits. */
  | {
      readonly type: 'fetch.delayed'
      readonly broker: string
      readonly client: string
      readonly id: number
      readonly request: Fetch
    }
  | { readonly type: 'fetch.resumed'; readonly broker: string; readonly id: number }
