import type { TermId } from './terms.ts'

/** A term in one language. */
export interface TermWords {
  readonly name: string
  /** One sentence, sometimes two. */
  readonly says: string
  /** What it is not. */
  readonly friend?: string
}

/** The glossary in English. */
export const en: Readonly<Record<TermId, TermWords>> = {
  exchange: {
    name: 'exchange',
    says: 'Takes a message from a publisher and puts copies into queues, by its type and its bindings. It keeps nothing.',
    friend: 'A topic exchange is not a Kafka topic: the one sorts, the other stores.',
  },
  binding: {
    name: 'binding',
    says: 'A rule between an exchange and a queue (or another exchange): which messages are put there. However many match, a queue gets one copy.',
  },
  'routing-key': {
    name: 'routing key, binding key',
    says: 'The routing key is on the message, set by the producer; the binding key is on the binding, set by whoever binds the queue. The exchange compares the two.',
    friend: 'A routing key chooses queues; a Kafka key chooses a partition.',
  },
  'default-exchange': {
    name: 'default exchange',
    says: 'The exchange with the empty name: every queue is bound to it by its own name, which is why publishing “to a queue” works.',
  },
  channel: {
    name: 'connection, channel',
    says: 'A connection is one TCP connection and dear; channels are light lanes inside it, one for each thread.',
    friend: 'The death of a channel is local; the death of a connection takes all its channels along.',
  },
  confirm: {
    name: 'publisher confirm',
    says: 'The broker tells the publisher that every queue the message was routed to has taken responsibility for it.',
    friend: 'It says nothing about consumers, and a message that reached no queue is confirmed too.',
  },
  ack: {
    name: 'ack',
    says: 'The consumer tells the broker that a delivery is dealt with: now the message is removed. Automatic acks count the delivery itself.',
    friend:
      'The ack of a consumer is not the confirm to a publisher; and acked is not the same as processed.',
  },
  nack: {
    name: 'nack, reject',
    says: 'The consumer refuses a delivery: with requeue it goes back to the queue, without it to the dead-letter exchange; where there is none, it is dropped.',
  },
  'delivery-tag': {
    name: 'delivery tag',
    says: 'The number of a delivery on its channel, from 1. What is acked is a number on a channel, not a message.',
    friend: 'It is no id of the message: the next delivery of the same one has another tag.',
  },
  redelivered: {
    name: 'redelivered',
    says: 'A flag: this message was delivered before. Whether it was also processed, the broker does not know.',
    friend: 'A copy that the publisher has sent again comes without the flag.',
  },
  prefetch: {
    name: 'prefetch (QoS)',
    says: 'How many deliveries a consumer may hold unacked. Too few and it waits for the network; too many and others have nothing.',
    friend: 'It bounds messages, not work: a slow consumer with a large window hoards.',
  },
  ttl: {
    name: 'TTL',
    says: 'How long a message may wait in a queue. It leaves when it comes to the head: behind one with a longer TTL it waits on.',
  },
  'dead-letter': {
    name: 'dead letter, DLX, DLQ',
    says: 'What was rejected, expired or pushed out is published to the queue’s dead-letter exchange; the queue bound there is commonly called DLQ.',
    friend: 'A DLX without a fitting binding is a hole: the message is gone, and nobody is told.',
  },
  poison: {
    name: 'poison message',
    says: 'A message that nobody can process: put back again and again, it keeps its consumers busy.',
  },
  'push-pull': {
    name: 'push, pull',
    says: 'Push: the broker sends when it may. Pull: the consumer asks; with a long poll the broker holds its answer until there is a record.',
  },
  guarantees: {
    name: 'at most, at least, exactly once',
    says: 'Settled before the work: lost at worst. Settled after it: repeated at worst. Exactly once needs settling and effect in one transaction.',
    friend: 'No setting of a consumer alone makes “exactly once”.',
  },
  idempotence: {
    name: 'idempotence',
    says: 'Doing it again changes nothing. By nature (“set to 900”), or by a mark that is written together with the effect.',
    friend: 'The idempotent producer of Kafka is about its own retries, not about your consumer.',
  },
  topic: {
    name: 'topic',
    says: 'A name for a category of records; its content lies in partitions.',
    friend: 'It is no queue: reading takes nothing out.',
  },
  partition: {
    name: 'partition',
    says: 'An append-only log of a topic: order holds inside it, and within a group one consumer at a time reads it.',
    friend: 'A network partition is something else: a cable that is cut.',
  },
  offset: {
    name: 'offset',
    says: 'The number of a record in its partition, from 0. It never changes: what is deleted leaves a hole behind, and nothing moves up.',
    friend: 'It may be given once more: a leader that lost the end of its log numbers on from there.',
  },
  partitioner: {
    name: 'key, partitioner',
    says: 'The producer’s client decides the partition: by the hash of the key, or, without one, batch by batch.',
    friend: 'One more partition, and most keys go elsewhere.',
  },
  position: {
    name: 'position',
    says: 'The offset that a living consumer will read next. It is in its memory, and dies with it.',
  },
  committed: {
    name: 'committed offset',
    says: 'The number of the next record to read, kept at the coordinator for group, topic and partition. It matters when someone begins to read.',
    friend: 'Records 0 and 1 are done: committed is 2, not 1.',
  },
  lag: {
    name: 'lag',
    says: 'How far a group is behind the end of a partition: the end minus the committed offset.',
  },
  replica: {
    name: 'replica, ISR, acks',
    says: 'Copies of a partition on several brokers; those that keep up are the ISR. With `acks=all` the producer waits until the whole ISR has the record.',
  },
  group: {
    name: 'consumer group',
    says: 'Consumers with the same `group.id` share the partitions among them. Groups do not see each other.',
    friend: 'Two applications with one `group.id` take each other’s records.',
  },
  coordinator: {
    name: 'group coordinator',
    says: 'The broker that keeps a group’s members and committed offsets, hears their heartbeats, and runs its rebalances.',
  },
  generation: {
    name: 'generation',
    says: 'The number of an assignment of the group. Who comes with an old one is refused.',
  },
  rebalance: {
    name: 'rebalance',
    says: 'The group deals its partitions anew: on joining, leaving, death, and when topics change. Eagerly, everyone lets go first.',
  },
  assignor: {
    name: 'assignor',
    says: 'The rule by which partitions are dealt: Range, RoundRobin, Sticky, CooperativeSticky; under KIP-848 the broker does it.',
  },
  heartbeat: {
    name: 'heartbeat, session timeout',
    says: 'A sign of life: without one for the length of the session timeout a member is removed; in RabbitMQ a connection is closed.',
    friend: 'It says that the process lives, not that it works.',
  },
  'poll-interval': {
    name: 'poll interval',
    says: 'The longest time between two calls of `poll()`. When it is over, the client itself leaves the group.',
    friend:
      'It is not the broker who notices. A static member does not leave: it falls silent until its session is over.',
  },
  callbacks: {
    name: 'revoked, assigned, lost',
    says: 'What a consumer is told when partitions go and come. Revoked: you may still commit. Lost: it is too late for that.',
  },
  reset: {
    name: 'auto.offset.reset',
    says: 'Where to begin when there is no valid committed offset: at the end (the default), at the start, not at all (an error), or, since 4.0, some time back.',
    friend: 'With a committed offset it plays no part.',
  },
  retention: {
    name: 'retention, compaction',
    says: 'How a log forgets: its oldest part goes by time or size; compaction keeps the last record of every key.',
  },
  backpressure: {
    name: 'backpressure',
    says: 'Who cannot keep up slows down who sends: RabbitMQ does it by prefetch and flow control. In Kafka a slow consumer slows nobody down: records wait in the log, and its lag grows.',
  },
}
