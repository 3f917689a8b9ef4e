import type { RecordBatch } from '../log/batch.ts'
import type { AcknowledgementBatch } from '../share/acknowledge.ts'
import type { AcquiredRecords, AcquireMode } from '../share/acquire.ts'
import type { ErrorCode } from './error-code.ts'
import type { Correlated } from './group-requests.ts'
import type { PartitionName } from './partition-name.ts'

/** The epoch that opens a share session, and the one that closes it: what the member held is released. */
export const FIRST_SESSION_EPOCH = 0
export const LAST_SESSION_EPOCH = -1

/** Join a share group (epoch 0), go on, leave (-1): there is nothing to revoke, so nothing to confirm. */
export interface ShareGroupHeartbeat extends Correlated {
  readonly type: 'ShareGroupHeartbeat'
  readonly groupId: string
  readonly memberId: string
  readonly memberEpoch: number
  /** null: as before. */
  readonly subscribedTopics: readonly string[] | null
}

export interface ShareGroupHeartbeatResponse extends Correlated {
  readonly type: 'ShareGroupHeartbeatResponse'
  readonly error: ErrorCode
  readonly memberEpoch: number
  readonly heartbeatIntervalMs: number
  /** null: unchanged. */
  readonly assignment: readonly PartitionName[] | null
}

/** What a member says of records that it holds in a partition. */
export interface PartitionAcknowledgements {
  readonly partition: PartitionName
  readonly acknowledgements: readonly AcknowledgementBatch[]
}

interface OfShareSession extends Correlated {
  readonly groupId: string
  readonly memberId: string
  readonly sessionEpoch: number
}

/** Asks a leader for records, and tells it what became of those that it gave before. */
export interface ShareFetch extends OfShareSession {
  readonly type: 'ShareFetch'
  readonly maxWaitMs: number
  readonly maxBytes: number
  readonly maxRecords: number
  readonly acquireMode: AcquireMode
  readonly partitions: readonly PartitionName[]
  readonly acknowledgements: readonly PartitionAcknowledgements[]
}

/** What came of one partition. */
export interface SharedPartition {
  readonly partition: PartitionName
  readonly error: ErrorCode
  readonly acknowledgeError: ErrorCode
  readonly acquired: readonly AcquiredRecords[]
  /** Whole batches; the member looks only at what it acquired. */
  readonly batches: readonly RecordBatch[]
}

export interface ShareFetchResponse extends Correlated {
  readonly type: 'ShareFetchResponse'
  readonly error: ErrorCode
  readonly partitions: readonly SharedPartition[]
}

/** Acknowledges without asking for more: commitSync(), commitAsync(), close(). */
export interface ShareAcknowledge extends OfShareSession {
  readonly type: 'ShareAcknowledge'
  readonly acknowledgements: readonly PartitionAcknowledgements[]
}

export interface ShareAcknowledgeResponse extends Correlated {
  readonly type: 'ShareAcknowledgeResponse'
  readonly error: ErrorCode
  readonly results: readonly { readonly partition: PartitionName; readonly error: ErrorCode }[]
}

/** The requests of KIP-932. */
export type ShareRequest = ShareGroupHeartbeat | ShareFetch | ShareAcknowledge

/** Their answers. */
export type ShareResponse = ShareGroupHeartbeatResponse | ShareFetchResponse | ShareAcknowledgeResponse
