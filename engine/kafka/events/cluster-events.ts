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
  | {
      readonly type: 'leader.elected'
      readonly partition: string
      readonly leader: number
      readonly leaderEpoch: number
      readonly isr: readonly number[]
      readonly elr: readonly number[]
      readonly clean: boolean
    }
  | {
      readonly type: 'isr.changed'
      readonly partition: string
      readonly isr: readonly number[]
      readonly elr: readonly number[]
    }
