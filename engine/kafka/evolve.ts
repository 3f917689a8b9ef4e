import type { Folds } from '../kernel/handlers.ts'
import type { KafkaEvent } from './events.ts'
import { clientFolds } from './evolve/client-folds.ts'
import { clusterFolds } from './evolve/cluster-folds.ts'
import { commitFolds, lifeFolds } from './evolve/consumer-folds.ts'
import { consumerGroupFolds } from './evolve/consumer-group-folds.ts'
import { consumerMemberFolds } from './evolve/consumer-member-folds.ts'
import { groupFolds } from './evolve/group-folds.ts'
import { logFolds } from './evolve/log-folds.ts'
import { membershipFolds } from './evolve/membership-folds.ts'
import { poolFolds } from './evolve/pool-folds.ts'
import { producerFolds } from './evolve/producer-folds.ts'
import { readingFolds } from './evolve/reading-folds.ts'
import { replicationFolds } from './evolve/replication-folds.ts'
import { settingFolds } from './evolve/setting-folds.ts'
import { shareConsumerFolds } from './evolve/share-consumer-folds.ts'
import { shareGroupFolds } from './evolve/share-group-folds.ts'
import { transactionFolds } from './evolve/transaction-folds.ts'
import type { KafkaState } from './state.ts'

/** How each fact is written: the only writers of a Kafka state. */
const folds: Folds<KafkaState, KafkaEvent> = {
  ...clusterFolds,
  ...logFolds,
  ...groupFolds,
  ...consumerGroupFolds,
  ...consumerMemberFolds,
  ...clientFolds,
  ...lifeFolds,
  ...readingFolds,
  ...poolFolds,
  ...commitFolds,
  ...membershipFolds,
  ...producerFolds,
  ...replicationFolds,
  ...settingFolds,
  ...shareGroupFolds,
  ...shareConsumerFolds,
  ...transactionFolds,
}

/** The types of all facts of a Kafka world. */
export const kafkaFacts: readonly string[] = Object.keys(folds)

type AnyFold = (kafka: KafkaState, event: KafkaEvent, tick: number, seq: number) => void

/** Folds one fact into the state. */
export function evolveKafka(kafka: KafkaState, event: KafkaEvent, tick: number, seq: number): void {
  // The table gives each type its own fold; the compiler cannot see the pair.
  const fold = folds[event.type] as AnyFold
  fold(kafka, event, tick, seq)
}
