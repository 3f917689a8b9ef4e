import type { ErrorCode } from './error-code.ts'
import type { Correlated } from './group-requests.ts'
import type { PartitionName } from './partition-name.ts'

/** The one request of the KIP-848 protocol: join (epoch 0), go on, leave (-1), leave for a while (-2). */
export interface ConsumerGroupHeartbeat extends Correlated {
  readonly type: 'ConsumerGroupHeartbeat'
  readonly groupId: string
  readonly memberId: string
  readonly memberEpoch: number
  readonly groupInstanceId: string | null
  /** Sent at joining and when it changed; -1: as before. */
  readonly rebalanceTimeoutMs: number
  /** Sent at joining and when they changed; null: as before. */
  readonly subscribedTopics: readonly string[] | null
  readonly serverAssignor: string | null
  /** What it owns now; null: as before. */
  readonly ownedPartitions: readonly PartitionName[] | null
}

export interface ConsumerGroupHeartbeatResponse extends Correlated {
  readonly type: 'ConsumerGroupHeartbeatResponse'
  readonly error: ErrorCode
  readonly memberId: string
  readonly memberEpoch: number
  readonly heartbeatIntervalMs: number
  /** null: unchanged. */
  readonly assignment: readonly PartitionName[] | null
}
