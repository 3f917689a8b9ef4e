import type { PartitionRegistration } from '../replication/partition-registration.ts'
import type { TopicConfig } from '../setup.ts'

/** What became so with brokers, topics and leaders. */
export type ClusterEvent =
  | { readonly type: 'broker.started'; readonly broker: string }
  | { readonly type: 'broker.stopped'; readonly broker: string; readonly crashed: boolean }
  /** The controller heard of it. */
  | { readonly type: 'broker.heard'; readonly broker: string; readonly epoch: number }
  | { readonly type: 'broker.registered'; readonly broker: string; readonly isClean: boolean }
  /** Silent for broker.session.timeout.ms, or about to stop: it leads nothing any more. */
  | {
      readonly type: 'broker.fenced'
      readonly broker: string
      readonly reason: string
      readonly isStopping: boolean
    }
  | { readonly type: 'broker.unfenced'; readonly broker: string }
  | { readonly type: 'connection.opened'; readonly broker: string; readonly client: string }
  | { readonly type: 'connection.dropped'; readonly broker: string; readonly client: string }
  | { readonly type: 'topic.created'; readonly topic: string; readonly config: TopicConfig }
  | {
      readonly type: 'partition.created'
      readonly topic: string
      readonly partition: string
      readonly replicas: readonly number[]
    }
  /** A broker has an empty log for what it is to hold; or none any more, for what has moved away. */
  | { readonly type: 'replica.created'; readonly broker: string; readonly partition: string }
  | { readonly type: 'replica.deleted'; readonly broker: string; readonly partition: string }
  /** The controller has decided: who leads (-1: nobody may), who is in sync. */
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
