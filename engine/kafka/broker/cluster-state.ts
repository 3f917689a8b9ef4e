import type { Address } from '../../kernel/agenda.ts'
import type { Tick } from '../../kernel/clock.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { PartitionRegistration } from '../replication/partition-registration.ts'
import type { TopicConfig } from '../setup.ts'

/** A partition as the controller has registered it. */
export interface ClusterPartition {
  readonly name: PartitionName
  readonly topic: string
  readonly number: number
  registration: PartitionRegistration
}

/** A topic. */
export interface Topic {
  readonly name: string
  config: TopicConfig
  readonly partitions: PartitionName[]
  /** `__consumer_offsets`: clients and tables do not list it. */
  readonly isInternal: boolean
}

/** Whether the controller hears of a broker. */
export interface BrokerLiveness {
  lastHeard: Tick
  isFenced: boolean
  /** It wants to stop: its heartbeats do not bring it back, a new registration does. */
  isStopping: boolean
  /** Of its session's timer; older ones are stale. */
  epoch: number
}

/** The image of the cluster's metadata that every broker holds. */
export interface Cluster {
  readonly topics: Map<string, Topic>
  readonly partitions: Map<PartitionName, ClusterPartition>
  /** Broker addresses by broker id. */
  readonly addresses: Map<number, Address>
  /** The controller's view of the brokers, by id; empty while one broker is alone. */
  readonly liveness: Map<number, BrokerLiveness>
  nextProducerId: number
}

/** The address of who leads a partition; undefined: nobody does, or there is no such partition. */
export function leaderOf(cluster: Cluster, partition: PartitionName): Address | undefined {
  const leader = cluster.partitions.get(partition)?.registration.leader
  return leader === undefined ? undefined : cluster.addresses.get(leader)
}
