/** A topic's configuration as far as one partition's log obeys it, in numbers. Spelling: topic configs. */
export interface LogConfig {
  readonly compact: boolean
  readonly delete: boolean
  readonly retentionMs: number
  readonly retentionBytes: number
  readonly segmentBytes: number
  readonly segmentMs: number
  readonly deleteRetentionMs: number
  readonly minCompactionLagMs: number
  readonly maxCompactionLagMs: number
  readonly minCleanableDirtyRatio: number
  readonly maxMessageBytes: number
  readonly messageTimestampAfterMaxMs: number
  readonly producerIdExpirationMs: number
}

/** What a topic may say, by Kafka's names; numbers and their texts are both taken. */
export type TopicConfig = Readonly<Record<string, string | number>>

const DAY_MS = 86_400_000

/** The defaults of Kafka 4.3 (oracle CFG-topic-*, CFG-broker-*). */
export const LOG_CONFIG_DEFAULT: LogConfig = {
  compact: false,
  delete: true,
  retentionMs: 7 * DAY_MS,
  retentionBytes: -1,
  segmentBytes: 1_073_741_824,
  segmentMs: 7 * DAY_MS,
  deleteRetentionMs: DAY_MS,
  minCompactionLagMs: 0,
  maxCompactionLagMs: Number.MAX_SAFE_INTEGER,
  minCleanableDirtyRatio: 0.5,
  maxMessageBytes: 1_048_588,
  messageTimestampAfterMaxMs: 3_600_000,
  producerIdExpirationMs: DAY_MS,
}

/** Reads a topic's configuration; what it does not say has its default. */
export function logConfigOf(topic: TopicConfig): LogConfig {
  const base = LOG_CONFIG_DEFAULT
  const policies = policiesOf(topic)
  const number = (name: string, fallback: number): number => {
    const value = topic[name]
    return value === undefined ? fallback : Number(value)
  }
  return {
    compact: policies.includes('compact'),
    delete: policies.includes('delete'),
    retentionMs: number('retention.ms', base.retentionMs),
    retentionBytes: number('retention.bytes', base.retentionBytes),
    segmentBytes: number('internal.segment.bytes', number('segment.bytes', base.segmentBytes)),
    segmentMs: number('segment.ms', base.segmentMs),
    deleteRetentionMs: number('delete.retention.ms', base.deleteRetentionMs),
    minCompactionLagMs: number('min.compaction.lag.ms', base.minCompactionLagMs),
    maxCompactionLagMs: number('max.compaction.lag.ms', base.maxCompactionLagMs),
    minCleanableDirtyRatio: number('min.cleanable.dirty.ratio', base.minCleanableDirtyRatio),
    maxMessageBytes: number('max.message.bytes', base.maxMessageBytes),
    messageTimestampAfterMaxMs: number('message.timestamp.after.max.ms', base.messageTimestampAfterMaxMs),
    producerIdExpirationMs: number('producer.id.expiration.ms', base.producerIdExpirationMs),
  }
}

/** How long a segment may be open: a compacted log must close it in time to be cleaned. */
export function segmentMsOf(config: LogConfig): number {
  const bounded = config.compact && config.maxCompactionLagMs > 0
  return bounded ? Math.min(config.maxCompactionLagMs, config.segmentMs) : config.segmentMs
}

/** An empty policy is allowed and keeps everything (4.2+, LOG-R09). */
function policiesOf(topic: TopicConfig): string[] {
  const text = String(topic['cleanup.policy'] ?? 'delete')
  return text
    .split(',')
    .map((policy) => policy.trim())
    .filter((policy) => policy !== '')
}
