import type { ClientEvent } from './events/client-events.ts'
import type { ClusterEvent } from './events/cluster-events.ts'
import type { ConsumerEvent } from './events/consumer-events.ts'
import type { ConsumerGroupEvent } from './events/consumer-group-events.ts'
import type { ConsumerMemberEvent } from './events/consumer-member-events.ts'
import type { GroupEvent } from './events/group-events.ts'
import type { LogEvent } from './events/log-events.ts'
import type { PoolFact } from './events/pool-events.ts'
import type { ProducerEvent } from './events/producer-events.ts'
import type { ReplicationEvent } from './events/replication-events.ts'
import type { SettingEvent } from './events/setting-events.ts'
import type { ShareConsumerEvent } from './events/share-consumer-events.ts'
import type { ShareGroupEvent } from './events/share-group-events.ts'
import type { TransactionEvent } from './events/transaction-events.ts'

/** Every fact of a Kafka world: nouns and past participles, with fields that stories can name. */
export type KafkaEvent =
  | ClusterEvent
  | LogEvent
  | GroupEvent
  | ConsumerGroupEvent
  | ConsumerMemberEvent
  | ClientEvent
  | ConsumerEvent
  | PoolFact
  | ProducerEvent
  | ReplicationEvent
  | SettingEvent
  | ShareGroupEvent
  | ShareConsumerEvent
  | TransactionEvent
