import type { GroupProtocol } from '../assignors/assignor.ts'
import type { IsolationLevel } from '../protocol/client-requests.ts'

/** A consumer's configuration in numbers; the names are Kafka's without dots. */
export interface ConsumerConfig {
  readonly groupProtocol: GroupProtocol
  readonly groupInstanceId: string | null
  readonly clientId: string
  readonly strategies: readonly string[]
  readonly sessionTimeoutMs: number
  readonly heartbeatIntervalMs: number
  readonly maxPollIntervalMs: number
  readonly maxPollRecords: number
  readonly enableAutoCommit: boolean
  readonly autoCommitIntervalMs: number
  readonly autoOffsetReset: string
  readonly isolationLevel: IsolationLevel
  readonly fetchMinBytes: number
  readonly fetchMaxBytes: number
  readonly fetchMaxWaitMs: number
  readonly maxPartitionFetchBytes: number
  readonly requestTimeoutMs: number
  readonly defaultApiTimeoutMs: number
  readonly retryBackoffMs: number
  readonly retryBackoffMaxMs: number
  readonly metadataMaxAgeMs: number
  readonly groupRemoteAssignor: string | null
}
