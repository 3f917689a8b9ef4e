import type { AccumulatorConfig } from '../../accumulator/accumulator-config.ts'
import type { KafkaProfile } from '../../config/defaults.ts'
import { settingsOf } from '../../settings.ts'
import type { ProducerSetup } from '../../setup.ts'

/** A producer's configuration in numbers; batching and retrying are the accumulator's part of it. */
export interface ProducerConfig {
  readonly accumulator: AccumulatorConfig
  readonly partitionerClass: string | null
  readonly ignoreKeys: boolean
  readonly adaptivePartitioning: boolean
  readonly transactionalId: string | null
  readonly transactionTimeoutMs: number
  /** Before transaction version 2 the producer tells the coordinator of its partitions, then the leaders do. */
  readonly addsPartitions: boolean
  readonly requestTimeoutMs: number
  readonly metadataMaxAgeMs: number
  readonly retryBackoffMs: number
}

/** Reads what the set-up says; the rest has its default. */
export function producerConfigOf({ config }: ProducerSetup, profile: KafkaProfile): ProducerConfig {
  const settings = settingsOf('producer', config, profile)
  const transactionalId = settings.textOrNull('transactional.id')
  const acks = acksOf(settings.text('acks'))
  const isAsked = config?.['enable.idempotence'] !== undefined
  // Idempotence is on by default, and gives way silently to acks that it cannot live with.
  const enableIdempotence = settings.flag('enable.idempotence') && (isAsked || acks === -1)
  const requestTimeoutMs = settings.number('request.timeout.ms')
  return {
    accumulator: {
      acks,
      enableIdempotence,
      transactional: transactionalId !== null,
      batchSize: settings.number('batch.size'),
      lingerMs: settings.number('linger.ms'),
      maxRequestSize: settings.number('max.request.size'),
      maxInFlightRequests: settings.number('max.in.flight.requests.per.connection'),
      retries: settings.number('retries'),
      retryBackoffMs: settings.number('retry.backoff.ms'),
      retryBackoffMaxMs: settings.number('retry.backoff.max.ms'),
      requestTimeoutMs,
      deliveryTimeoutMs: settings.number('delivery.timeout.ms'),
    },
    partitionerClass: settings.textOrNull('partitioner.class'),
    ignoreKeys: settings.flag('partitioner.ignore.keys'),
    adaptivePartitioning: settings.flag('partitioner.adaptive.partitioning.enable'),
    transactionalId,
    transactionTimeoutMs: settings.number('transaction.timeout.ms'),
    addsPartitions: transactionalId !== null && profile === '3.9',
    requestTimeoutMs,
    metadataMaxAgeMs: settings.number('metadata.max.age.ms'),
    retryBackoffMs: settings.number('retry.backoff.ms'),
  }
}

function acksOf(text: string): -1 | 0 | 1 {
  if (text === '0') return 0
  return text === '1' ? 1 : -1
}
