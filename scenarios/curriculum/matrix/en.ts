import type { RowId } from './rows.ts'

/** What a row says of each broker, and what to look at where both are seen. */
export interface RowWords {
  readonly title: string
  readonly kafka: string
  readonly rabbitmq: string
  readonly twin: string
}

/** The words of the comparison. */
export const en: Readonly<Record<RowId, RowWords>> = {
  approach: {
    title: 'Approach',
    kafka: 'A log: records are appended to a tape and stay where they are.',
    rabbitmq: 'A queue: an exchange copies messages into queues, and they leave.',
    twin: 'The same four orders: a copy for each department, or one record for all?',
  },
  delivery: {
    title: 'Delivery',
    kafka: 'Pull: the consumer asks, and a long poll answers at once when something comes.',
    rabbitmq: 'Push: the broker sends as soon as it may, as far as prefetch allows.',
    twin: 'Where do twenty wait: at the broker, or in the consumer?',
  },
  architecture: {
    title: 'Architecture',
    kafka: 'Kept in the topic; every group reads at its own pace.',
    rabbitmq: 'Delivered to one consumer of each queue that it was routed to.',
    twin: 'What does a department see that opens later?',
  },
  storage: {
    title: 'Storage',
    kafka: 'By time or size, read or not.',
    rabbitmq: 'Until the ack, the TTL or the limit; a stream keeps more.',
    twin: 'All is processed: an empty shelf beside a full tape.',
  },
  distribution: {
    title: 'Distribution',
    kafka: 'Partitions and their replicas are spread over brokers from the start.',
    rabbitmq:
      'A classic queue lives on one node; a quorum queue on several, and works while a majority of them lives.',
    twin: 'One node dies. Who goes on?',
  },
  again: {
    title: 'Processing again',
    kafka: 'Move the bookmark back and read once more.',
    rabbitmq: 'Before the ack by nack and retries; after it, send again.',
    twin: 'There was a bug in billing: redo everything of today.',
  },
  idempotence: {
    title: 'Idempotence',
    kafka: 'By hand at the consumer; the producer and Kafka itself can do their part.',
    rabbitmq: 'By hand: mark and effect in one transaction.',
    twin: 'Where does the worker die, and how often is the account charged?',
  },
  uses: {
    title: 'Good for',
    kafka: 'Streams of events, analytics, history, pipelines with many readers.',
    rabbitmq: 'Tasks, RPC, webhooks, mail: each done by somebody.',
    twin: 'Flip one requirement and see the balance tip.',
  },
  feature: {
    title: 'What the other has not',
    kafka: 'The past can be read again in every topic; in RabbitMQ only in a stream.',
    rabbitmq: 'Routes by type, mask and header.',
    twin: 'Both together: events in one, tasks in the other.',
  },
  order: {
    title: 'Order',
    kafka: 'Inside a partition; so one key, one partition.',
    rabbitmq: 'In a queue with one consumer; workers side by side overtake.',
    twin: 'The same key five times: always the same lane.',
  },
}
