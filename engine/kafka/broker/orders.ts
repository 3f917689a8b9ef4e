import type { OperatorRequest } from '../protocol/cluster-requests.ts'

/** Orders to a broker by its machine or its operator: commands to the broker's address. */
export type BrokerOrder =
  /** `kafka-reassign-partitions.sh`, `kafka-leader-election.sh`. */
  | OperatorRequest
  /** kill -9: the operating system closes its connections; the log stays on the disk. */
  | { readonly type: 'broker.crash' }
  /** A controlled shutdown: the leaderships move first. */
  | { readonly type: 'broker.stop' }
  | { readonly type: 'broker.start' }
  /** `kafka-topics.sh --alter --partitions`. */
  | { readonly type: 'CreatePartitions'; readonly topic: string; readonly partitions: number }
  | {
      readonly type: 'CreateTopic'
      readonly topic: string
      readonly partitions: number
      readonly replicationFactor?: number
      readonly config?: Readonly<Record<string, string | number | boolean>>
    }
  /** `kafka-delete-records.sh`: the log starts at `offset` from now on. */
  | { readonly type: 'DeleteRecords'; readonly partition: string; readonly offset: number }
  /**
   * `kafka-consumer-groups.sh --reset-offsets`: only while the group has no members. To an offset, or with
   * `timestamp` (`--to-datetime`) to the first record of that time or later, the log's end if there is none.
   */
  | {
      readonly type: 'AlterConsumerGroupOffsets'
      readonly groupId: string
      readonly partition: string
      readonly offset?: number
      readonly timestamp?: number
    }
