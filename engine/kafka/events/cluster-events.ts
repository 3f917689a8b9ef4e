import type { PartitionRegistration } from '../replication/partition-registration.ts'
import type { TopicConfig } from '../setup.ts'

/** What became so with brokers, topics and leaders. */
export type ClusterEvent =
  | { readonly type: 'broker.started'; readonly broker: string }
  | { readonly type: 'broker.stopped'; readonly broker: string; readonly crashed: boolean }
  | { readonly type: 'topic.created'; readonly topic: string; readonly config: TopicConfig }
  | {
      readonly type: 'partition.created'
      readonly topic: string
      readonly partition: string
      readonly replicas: readonly number[]
    }
  /** The controller has decided: who leads, who is in sync. */
  | {
      readonly type: 'partition.changed'
      readonly partition: string
      readonly leader: number
      readonly leaderEpoch: number
      readonly isr: readonly number[]
      readonly registration: PartitionRegistration
    }
  | {
      readonly type: 'producerId.given'
      readonly client: string
      readonly producerId: number
      readonly producerEpoch: number
    }
