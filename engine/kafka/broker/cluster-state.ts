import type { Address } from '../../kernel/agenda.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { TopicConfig } from '../setup.ts'

/** A partition as the controller has registered it. */
export interface PartitionRegistration {
  readonly name: PartitionName
  readonly topic: string
  readonly number: number
  /** Broker ids; the first is preferred as the leader. */
  readonly replicas: readonly number[]
  isr: readonly number[]
  /** Eligible leader replicas (KIP-966). */
  elr: readonly number[]
  /** A broker id; -1: no replica may lead. */
  leader: number
  leaderEpoch: number
  partitionEpoch: number
}

/** A topic. */
export interface Topic {
  readonly name: string
  config: TopicConfig
  readonly partitions: PartitionName[]
}

/** The image of the cluster's metadata that every broker holds. */
export interface Cluster {
  readonly topics: Map<string, Topic>
  readonly partitions: Map<PartitionName, PartitionRegistration>
  /** Broker addresses by broker id. */
  readonly addresses: Map<number, Address>
  nextProducerId: number
}
