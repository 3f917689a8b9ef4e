import type { Address } from '../../kernel/agenda.ts'
import type { Tick } from '../../kernel/clock.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import type { Fetch, Produce } from '../protocol/client-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { ShareFetch } from '../protocol/share-requests.ts'
import type { TxnOffsetCommit } from '../protocol/transaction-requests.ts'
import type { Properties } from '../setup.ts'
import type { SharePartition } from '../share/share-partition.ts'
import type { BrokerConfig } from './broker-config.ts'
import type { DelayedProduce, Leadership, ReplicaFetch } from './replica-state.ts'

/** A fetch that waits in the purgatory until there is enough, or its time is over. */
export interface DelayedFetch {
  readonly id: number
  readonly client: Address
  readonly request: Fetch
  readonly deadline: Tick
}

/** A JoinGroup or SyncGroup that waits at a broker that is not the coordinator any more. */
export interface LeftRequest {
  readonly client: Address
  readonly memberId: string
  readonly correlationId: number
  readonly api: 'JoinGroup' | 'SyncGroup'
}

/** Records, or offsets, that wait until the coordinator has said whether their transaction is open. */
export interface HeldProduce {
  readonly client: Address
  readonly coordinator: Address
  readonly request: Produce | TxnOffsetCommit
}

/** A ShareFetch that waits for records. */
export interface DelayedShareFetch {
  readonly id: number
  readonly client: Address
  readonly request: ShareFetch
}

/** The window of a share group in a partition that the broker leads, and the timer of its locks. */
export interface ShareWindow {
  readonly window: SharePartition
  timerAt: Tick | undefined
}

/** A member of a share group with which the broker has spoken. */
export interface ShareSession {
  readonly groupId: string
  readonly memberId: string
  readonly client: Address
  readonly nextEpoch: number
}

/** A broker process and what is on its disk. */
export interface Broker {
  readonly address: Address
  readonly id: number
  status: 'running' | 'stopped' | 'crashed'
  incarnation: number
  /** `server.properties`: what was said, and what of it is obeyed. */
  properties: Properties
  config: BrokerConfig
  /** Its replicas. */
  readonly logs: Map<PartitionName, PartitionLog>
  /** Clients, and followers, with which there is a connection. */
  readonly connections: Set<Address>
  /** What it knows of the followers of partitions that it leads. */
  readonly leaderships: Map<PartitionName, Leadership>
  /** Its own fetches as a follower, by leader. */
  readonly fetching: Map<Address, ReplicaFetch>
  nextCorrelationId: number
  readonly delayedProduces: Map<number, DelayedProduce>
  readonly delayedFetches: Map<number, DelayedFetch>
  /** Which delayed fetches wait for a partition. */
  readonly watchers: Map<PartitionName, Set<number>>
  nextDelayed: number
  /** Requests for groups that another broker has taken over: they are answered when this one hears of it. */
  readonly leftWaiting: LeftRequest[]
  /** Records whose transaction the coordinator is asked about. */
  readonly held: Map<number, HeldProduce>
  /** By partition, then by group. It is in memory: a new leader asks the share coordinator. */
  readonly shareWindows: Map<PartitionName, Map<string, ShareWindow>>
  /** By group and member. */
  readonly shareSessions: Map<string, ShareSession>
  readonly delayedShareFetches: Map<number, DelayedShareFetch>
}
