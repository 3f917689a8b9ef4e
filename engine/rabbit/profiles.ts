import type { QueueType } from './events.ts'

/** The versions of RabbitMQ whose behaviour is known. */
export type ProfileName = '3.10' | '4.0' | '4.3'

/**
 * What differs between versions, each by its name: the only place where a version decides anything. The first
 * two columns were observed (the oracle's cases); the third comes from release notes and sources.
 */
export interface Profile {
  /** An unknown exchange type closes the connection with 503; later it closes the channel with 406 (decl-03). */
  readonly unknownExchangeTypeClosesConnection: boolean
  /** In a headers exchange the integer 1 of a binding equals the double 1.0 of a message (headers-08). */
  readonly headersIntegerEqualsDouble: boolean
  /** How many `#` a topic binding key may hold (release notes 4.3.5). */
  readonly topicHashesMax: number
  /** The other entries of `x-death` come out reversed at every death (dlx-14). */
  readonly otherDeathsReversed: boolean
  /** An `x-death` that a client publishes is taken for history (dlx-17, retry-04). */
  readonly clientDeathsCount: boolean
  /** `x-last-death-*` headers repeat the newest death (dlx-01). */
  readonly lastDeathHeaders: boolean
  /** `x-dead-letter-routing-key` takes the CC header out of the message (dlx-10). */
  readonly deadLetterKeyRemovesCc: boolean
  /** Requeue to a quorum queue without a limit puts the message at the tail (qq-06). */
  readonly quorumRequeuesToTail: boolean
  /** `x-delivery-limit` of a quorum queue that does not set it; NO_LIMIT for none (release notes 4.0.1). */
  readonly deliveryLimitDefault: number
  /** `basic.get` from a quorum queue shows `x-delivery-count: 0` the first time (qq-06, qq-22). */
  readonly getShowsFirstCount: boolean
  /** What a quorum queue's delivery limit ends gives its consumer the room of two back (more-rnd-quorum-10). */
  readonly limitGivesCreditTwice: boolean
  /** A dead letter of a quorum queue takes along how many consumers' deaths and rejections it has seen (more-dc-d). */
  readonly failuresTravel: boolean
  /** The keys in `x-death` are those published less those of BCC, even where they are the same (more-dd-r1). */
  readonly bccTakesKeysAway: boolean
  /** Levels of message priority in a quorum queue: none, above 4 or not, or every value (qq-21). */
  readonly quorumPriorities: 'none' | 'two' | 'strict'
  /** `basic.nack` with requeue counts towards the delivery limit (release notes 4.3.0). */
  readonly nackCountsAsDelivery: boolean
  /** A quorum queue's single active consumer is the one with the highest priority (release notes 4.0.1). */
  readonly quorumActiveByPriority: boolean
  /** When the active consumer cancels, a classic queue hands its ready messages to the next at once. */
  readonly activeCancelRunsQueue: boolean
  /** nack and reject on a stream do nothing; before they closed the connection with 540 (stream-09). */
  readonly streamTakesNack: boolean
  /** `basic.qos` with global=true is refused with 541 (release notes 4.3.0). */
  readonly globalQosRefused: boolean
  /** A queue that is neither durable nor exclusive is refused with 541 (release notes 4.3.0). */
  readonly transientQueuesRefused: boolean
  /** `x-queue-mode` is refused with 406 (release notes 4.3.0). */
  readonly queueModeRefused: boolean
  /** Arguments of basic.consume by type of queue: what only another type knows is refused (more-ca-01 to -98). */
  readonly consumerArguments: Readonly<Record<QueueType, readonly string[]>>
  /** A classic queue knows `x-queue-leader-locator` (more-odd-cl-034). */
  readonly classicTakesLeaderLocator: boolean
  /** An unknown `x-queue-master-locator` comes to grief: 541; later nobody looks at it (more-odd-cl-036). */
  readonly masterLocatorMustBeKnown: boolean
  /** The expiration of a message is passed on as the number that it is (more-odd-pb-125). */
  readonly expirationRewritten: boolean
  /** `x-credit` must be a table, or a queue that knows it comes to grief: 541 (more-ca-08). */
  readonly creditMustBeTable: boolean
  /** `consumer_timeout` holds for classic queues and streams too (release notes 4.3.0). */
  readonly consumerTimeoutForAll: boolean
}

/** More than any count. */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER

const V3_10: Profile = {
  unknownExchangeTypeClosesConnection: true,
  headersIntegerEqualsDouble: true,
  topicHashesMax: NO_LIMIT,
  otherDeathsReversed: true,
  clientDeathsCount: true,
  lastDeathHeaders: false,
  deadLetterKeyRemovesCc: true,
  quorumRequeuesToTail: true,
  deliveryLimitDefault: NO_LIMIT,
  getShowsFirstCount: true,
  limitGivesCreditTwice: true,
  failuresTravel: false,
  bccTakesKeysAway: false,
  quorumPriorities: 'none',
  nackCountsAsDelivery: true,
  quorumActiveByPriority: false,
  activeCancelRunsQueue: false,
  streamTakesNack: false,
  globalQosRefused: false,
  transientQueuesRefused: false,
  queueModeRefused: false,
  consumerArguments: {
    classic: ['x-priority', 'x-cancel-on-ha-failover', 'x-credit'],
    quorum: ['x-priority', 'x-credit'],
    stream: ['x-stream-offset', 'x-credit'],
  },
  classicTakesLeaderLocator: false,
  masterLocatorMustBeKnown: true,
  expirationRewritten: false,
  creditMustBeTable: true,
  consumerTimeoutForAll: true,
}

const V4_0: Profile = {
  ...V3_10,
  unknownExchangeTypeClosesConnection: false,
  headersIntegerEqualsDouble: false,
  otherDeathsReversed: false,
  clientDeathsCount: false,
  lastDeathHeaders: true,
  deadLetterKeyRemovesCc: false,
  quorumRequeuesToTail: false,
  deliveryLimitDefault: 20,
  getShowsFirstCount: false,
  limitGivesCreditTwice: false,
  failuresTravel: true,
  bccTakesKeysAway: true,
  quorumPriorities: 'two',
  quorumActiveByPriority: true,
  activeCancelRunsQueue: true,
  streamTakesNack: true,
  consumerArguments: {
    classic: ['x-priority'],
    quorum: ['x-priority'],
    stream: ['x-stream-offset', 'x-stream-filter', 'x-stream-match-unfiltered'],
  },
  classicTakesLeaderLocator: true,
  masterLocatorMustBeKnown: false,
  expirationRewritten: true,
  creditMustBeTable: false,
}

const V4_3: Profile = {
  ...V4_0,
  topicHashesMax: 2,
  quorumPriorities: 'strict',
  nackCountsAsDelivery: false,
  globalQosRefused: true,
  transientQueuesRefused: true,
  queueModeRefused: true,
  consumerTimeoutForAll: false,
}

/** The table of differences. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = { '3.10': V3_10, '4.0': V4_0, '4.3': V4_3 }
