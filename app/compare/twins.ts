/** The same task for both brokers. */
export interface Twins {
  readonly rabbitmq: string
  readonly kafka: string
}

/** The pairs that are worth a look side by side. */
export const TWINS: readonly Twins[] = [
  { rabbitmq: 'round-robin-3x6', kafka: 'group-and-standby' },
  { rabbitmq: 'duplicate-redelivery', kafka: 'processed-not-committed' },
  { rabbitmq: 'prefetch-one-vs-n', kafka: 'slow-consumer-isolated' },
  { rabbitmq: 'push-consume', kafka: 'topic-partition-log' },
]

/** The pair of two scenarios, whichever stands left. */
export function twinsOf(one: string, other: string): Twins | undefined {
  return TWINS.find(
    ({ rabbitmq, kafka }) => (rabbitmq === one && kafka === other) || (rabbitmq === other && kafka === one),
  )
}

/** The other broker's scenario of the same task. */
export function twinOf(scenario: string): string | undefined {
  const pair = TWINS.find(({ rabbitmq, kafka }) => rabbitmq === scenario || kafka === scenario)
  return pair === undefined ? undefined : pair.rabbitmq === scenario ? pair.kafka : pair.rabbitmq
}
