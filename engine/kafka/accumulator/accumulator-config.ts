/** A producer's configuration as far as batching, sending and retrying obey it. Names: producer configs. */
export interface AccumulatorConfig {
  readonly acks: -1 | 0 | 1
  readonly enableIdempotence: boolean
  /** Its batches belong to a transaction; the epoch then changes by the coordinator alone. */
  readonly transactional: boolean
  readonly batchSize: number
  readonly lingerMs: number
  readonly maxRequestSize: number
  readonly maxInFlightRequests: number
  readonly retries: number
  readonly retryBackoffMs: number
  readonly retryBackoffMaxMs: number
  readonly requestTimeoutMs: number
  readonly deliveryTimeoutMs: number
}

/** The defaults of Kafka 4.3 (oracle CFG-producer-*). */
export const ACCUMULATOR_CONFIG_DEFAULT: AccumulatorConfig = {
  acks: -1,
  enableIdempotence: true,
  transactional: false,
  batchSize: 16384,
  lingerMs: 5,
  maxRequestSize: 1_048_576,
  maxInFlightRequests: 5,
  retries: 2_147_483_647,
  retryBackoffMs: 100,
  retryBackoffMaxMs: 1000,
  requestTimeoutMs: 30_000,
  deliveryTimeoutMs: 120_000,
}

/**
 * How long the retry after so many attempts waits: it doubles up to its maximum. Kafka multiplies it by
 * chance between 0.8 and 1.2 unless both bounds are the same; `jitterPermille` is that draw.
 */
export function backoffOf(config: AccumulatorConfig, attempts: number, jitterPermille: number): number {
  const { retryBackoffMs, retryBackoffMaxMs } = config
  if (retryBackoffMaxMs <= retryBackoffMs) return retryBackoffMaxMs
  let backoff = retryBackoffMs
  for (let i = 1; i < attempts && backoff < retryBackoffMaxMs; i++) backoff *= 2
  const drawn = Math.floor((Math.min(backoff, retryBackoffMaxMs) * jitterPermille) / 1000)
  return Math.min(drawn, retryBackoffMaxMs)
}
