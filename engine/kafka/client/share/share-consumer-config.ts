import type { KafkaProfile } from '../../config/defaults.ts'
import { settingsOf } from '../../settings.ts'
import type { ShareConsumerSetup } from '../../setup.ts'
import type { AcquireMode } from '../../share/acquire.ts'

/** A share consumer's configuration in numbers; the names are Kafka's without dots. */
export interface ShareConsumerConfig {
  /** The application says of each record what became of it; else poll() accepts all that it returned before. */
  readonly isExplicit: boolean
  readonly acquireMode: AcquireMode
  readonly maxPollRecords: number
  readonly maxPollIntervalMs: number
  readonly fetchMaxWaitMs: number
  readonly fetchMaxBytes: number
  readonly requestTimeoutMs: number
  readonly retryBackoffMs: number
  readonly retryBackoffMaxMs: number
  readonly metadataMaxAgeMs: number
}

/** Reads what the set-up says; the rest has its default. */
export function shareConsumerConfigOf(
  { config }: ShareConsumerSetup,
  profile: KafkaProfile,
): ShareConsumerConfig {
  const settings = settingsOf('consumer', config, profile)
  return {
    isExplicit: settings.text('share.acknowledgement.mode').toLowerCase() === 'explicit',
    acquireMode:
      settings.text('share.acquire.mode').toLowerCase() === 'record_limit'
        ? 'record_limit'
        : 'batch_optimized',
    maxPollRecords: settings.number('max.poll.records'),
    maxPollIntervalMs: settings.number('max.poll.interval.ms'),
    fetchMaxWaitMs: settings.number('fetch.max.wait.ms'),
    fetchMaxBytes: settings.number('fetch.max.bytes'),
    requestTimeoutMs: settings.number('request.timeout.ms'),
    retryBackoffMs: settings.number('retry.backoff.ms'),
    retryBackoffMaxMs: settings.number('retry.backoff.max.ms'),
    metadataMaxAgeMs: settings.number('metadata.max.age.ms'),
  }
}
