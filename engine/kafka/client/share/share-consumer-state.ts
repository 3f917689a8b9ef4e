import type { Address } from '../../../kernel/agenda.ts'
import type { Seq, Tick } from '../../../kernel/clock.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'
import type { SharedPartition } from '../../protocol/share-requests.ts'
import type { ShareConsumerSetup } from '../../setup.ts'
import type { AcknowledgeType } from '../../share/acknowledge.ts'
import { memberIdOf } from '../consumer/membership-state.ts'
import { type ClientNetwork, copyClientNetwork, createClientNetwork } from '../network-state.ts'
import type { ShareConsumerConfig } from './share-consumer-config.ts'

/** A record that the member holds for a while. */
export interface SharedRecord {
  readonly partition: PartitionName
  readonly offset: number
  readonly key: string | null
  readonly value: string | null
  readonly deliveryCount: number
  readonly seq: Seq
}

/** What the member has decided of its records and not told yet: by partition and offset. */
export type Decisions = Map<PartitionName, Map<number, AcknowledgeType>>

/** A share consumer: the application, its client library, and what they know. */
export interface ShareConsumer {
  readonly name: Address
  setup: ShareConsumerSetup
  config: ShareConsumerConfig
  status: 'stopped' | 'running' | 'closed' | 'crashed' | 'failed'
  incarnation: number
  thread: 'idle' | 'polling' | 'processing' | 'closing'
  hung: boolean
  closeRequested: boolean
  restartAfter: number | null
  polls: number
  pollStartedAt: Tick
  coordinator: Address | undefined
  network: ClientNetwork
  backoffUntil: Tick
  backoffs: number
  memberId: string
  /** 0: not a member. */
  memberEpoch: number
  intervalMs: number
  heartbeatAt: Tick
  /** It left because poll() was not called; the next poll() brings it back. */
  isPollExpired: boolean
  assignment: readonly PartitionName[]
  /** The next epoch of its session with each leader. */
  readonly sessions: Map<Address, number>
  /** What came and was not returned by poll() yet. */
  readonly fetched: SharedPartition[]
  readonly inHand: SharedRecord[]
  /** In implicit mode: handled, and accepted by the next poll(). */
  readonly handled: SharedRecord[]
  readonly decisions: Decisions
  seq: Seq
}

/** A share consumer that has not been started. */
export function createShareConsumer(
  setup: ShareConsumerSetup,
  config: ShareConsumerConfig,
  bootstrap: readonly Address[],
): ShareConsumer {
  return {
    name: setup.name,
    setup,
    config,
    status: 'stopped',
    incarnation: 0,
    thread: 'idle',
    hung: false,
    closeRequested: false,
    restartAfter: null,
    polls: 0,
    pollStartedAt: 0,
    coordinator: undefined,
    network: createClientNetwork(bootstrap),
    backoffUntil: 0,
    backoffs: 0,
    memberId: memberIdOf(setup.name, 0),
    memberEpoch: 0,
    intervalMs: 0,
    heartbeatAt: 0,
    isPollExpired: false,
    assignment: [],
    sessions: new Map(),
    fetched: [],
    inHand: [],
    handled: [],
    decisions: new Map(),
    seq: -1,
  }
}

/** A copy that shares nothing that changes. */
export function copyShareConsumer(consumer: ShareConsumer): ShareConsumer {
  const decisions: Decisions = new Map()
  for (const [partition, said] of consumer.decisions) decisions.set(partition, new Map(said))
  return {
    ...consumer,
    network: copyClientNetwork(consumer.network),
    sessions: new Map(consumer.sessions),
    fetched: consumer.fetched.slice(),
    inHand: consumer.inHand.slice(),
    handled: consumer.handled.slice(),
    decisions,
  }
}
