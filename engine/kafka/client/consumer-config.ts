import type { GroupProtocol } from '../assignors/assignor.ts'
import type { KafkaProfile } from '../config/defaults.ts'
import type { IsolationLevel } from '../protocol/client-requests.ts'
import { settingsOf } from '../settings.ts'
import type { ConsumerSetup } from '../setup.ts'

/** A consumer's configuration in numbers; the names are Kafka's without dots. */
export interface ConsumerConfig {
  readonly groupProtocol: GroupProtocol
  readonly groupInstanceId: string | null
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

/** Reads what the set-up says; the rest has its default. */
export function consumerConfigOf({ config }: ConsumerSetup, profile: KafkaProfile): ConsumerConfig {
  const settings = settingsOf('consumer', config, profile)
  const isolation = settings.text('isolation.level')
  return {
    groupProtocol: settings.text('group.protocol') === 'consumer' ? 'consumer' : 'classic',
    groupInstanceId: settings.textOrNull('group.instance.id'),
    strategies: settings.list('partition.assignment.strategy'),
    sessionTimeoutMs: settings.number('session.timeout.ms'),
    heartbeatIntervalMs: settings.number('heartbeat.interval.ms'),
    maxPollIntervalMs: settings.number('max.poll.interval.ms'),
    maxPollRecords: settings.number('max.poll.records'),
    enableAutoCommit: settings.flag('enable.auto.commit'),
    autoCommitIntervalMs: settings.number('auto.commit.interval.ms'),
    autoOffsetReset: settings.text('auto.offset.reset'),
    isolationLevel: isolation === 'read_committed' ? 'read_committed' : 'read_uncommitted',
    fetchMinBytes: settings.number('fetch.min.bytes'),
    fetchMaxBytes: settings.number('fetch.max.bytes'),
    fetchMaxWaitMs: settings.number('fetch.max.wait.ms'),
    maxPartitionFetchBytes: settings.number('max.partition.fetch.bytes'),
    requestTimeoutMs: settings.number('request.timeout.ms'),
    defaultApiTimeoutMs: settings.number('default.api.timeout.ms'),
    retryBackoffMs: settings.number('retry.backoff.ms'),
    retryBackoffMaxMs: settings.number('retry.backoff.max.ms'),
    metadataMaxAgeMs: settings.number('metadata.max.age.ms'),
    groupRemoteAssignor: settings.textOrNull('group.remote.assignor'),
  }
}
