import type { PathId } from '../paths.ts'

/** What is said of the curriculum as a whole. */
export const en = {
  /** For whom a path is, and what they can do afterwards. */
  paths: {
    'first-hour':
      'For whoever has used neither broker. Afterwards you can say what a queue is for, what becomes of a message when a worker dies, and why a Kafka record stays where it is.',
    rabbitmq:
      'For a team with RabbitMQ in production: routing, confirms, acks, retries, prefetch, and what threads and crashes do to them.',
    kafka:
      'For a team with Kafka in production: keys and order, offsets and commits, what a rebalance costs, and who decides that a consumer is dead.',
    architect:
      'For whoever has to choose: the same work in both brokers, side by side, and what each of them makes easy or hard.',
    'on-call':
      'Faults only: hoarded queues, crossed acks, ghost connections, rebalances without end. Recognise each by what it looks like from outside.',
    workshop:
      'For a room with a projector: RabbitMQ before the break, Kafka after it, and a choice in the end. Let everyone place the bets aloud.',
  } satisfies Readonly<Record<PathId, string>>,
}

/** The words in any language. */
export type CurriculumWords = typeof en
