import type { Generator } from '../generator.ts'
import { ackModes } from './ack-modes.ts'
import { brokersCluster } from './brokers-cluster.ts'
import { commitStrategies } from './commit-strategies.ts'
import { connectionLeak } from './connection-leak.ts'
import { connectionVsChannel } from './connection-vs-channel.ts'
import { duplicateRedelivery } from './duplicate-redelivery.ts'
import { eventTasks } from './event-tasks.ts'
import { exchangeTypes } from './exchange-types.ts'
import { groupAndStandby } from './group-and-standby.ts'
import { heartbeatVsPoll } from './heartbeat-vs-poll.ts'
import { idempotentConsumer } from './idempotent-consumer.ts'
import { kafkaPlusRabbit } from './kafka-plus-rabbit.ts'
import { keyToPartition } from './key-to-partition.ts'
import { offsetResume } from './offset-resume.ts'
import { offsetsPerGroup } from './offsets-per-group.ts'
import { orderBillingDlq } from './order-billing-dlq.ts'
import { orderingAnomaly } from './ordering-anomaly.ts'
import { postOfficeAnatomy } from './post-office-anatomy.ts'
import { prefetchHoarding } from './prefetch-hoarding.ts'
import { prefetchOneVsN } from './prefetch-one-vs-n.ts'
import { processedNotCommitted } from './processed-not-committed.ts'
import { publishPath } from './publish-path.ts'
import { pushConsume } from './push-consume.ts'
import { pushVsPull } from './push-vs-pull.ts'
import { rebalanceC2Dies } from './rebalance-c2-dies.ts'
import { rebalanceCallbacks } from './rebalance-callbacks.ts'
import { rebalanceTriggers } from './rebalance-triggers.ts'
import { replayRewind } from './replay-rewind.ts'
import { retryTtl60s } from './retry-ttl-60s.ts'
import { roundRobin3x6 } from './round-robin-3x6.ts'
import { sharedChannelRace } from './shared-channel-race.ts'
import { shopCourier } from './shop-courier.ts'
import { shopTape } from './shop-tape.ts'
import { slowConsumerIsolated } from './slow-consumer-isolated.ts'
import { topicPartitionLog } from './topic-partition-log.ts'
import { topicWildcards } from './topic-wildcards.ts'
import { txVsConfirms } from './tx-vs-confirms.ts'
import { whyAQueue } from './why-a-queue.ts'
import { workersVsShards } from './workers-vs-shards.ts'

/** The questions that were written for the scenarios, by their ids. */
export const WRITTEN: Readonly<Record<string, readonly Generator[]>> = {
  'ack-modes': ackModes,
  'brokers-cluster': brokersCluster,
  'commit-strategies': commitStrategies,
  'connection-leak': connectionLeak,
  'connection-vs-channel': connectionVsChannel,
  'duplicate-redelivery': duplicateRedelivery,
  'event-tasks': eventTasks,
  'exchange-types': exchangeTypes,
  'group-and-standby': groupAndStandby,
  'heartbeat-vs-poll': heartbeatVsPoll,
  'idempotent-consumer': idempotentConsumer,
  'kafka-plus-rabbit': kafkaPlusRabbit,
  'key-to-partition': keyToPartition,
  'offset-resume': offsetResume,
  'offsets-per-group': offsetsPerGroup,
  'order-billing-dlq': orderBillingDlq,
  'ordering-anomaly': orderingAnomaly,
  'post-office-anatomy': postOfficeAnatomy,
  'prefetch-hoarding': prefetchHoarding,
  'prefetch-one-vs-n': prefetchOneVsN,
  'processed-not-committed': processedNotCommitted,
  'publish-path': publishPath,
  'push-consume': pushConsume,
  'push-vs-pull': pushVsPull,
  'rebalance-c2-dies': rebalanceC2Dies,
  'rebalance-callbacks': rebalanceCallbacks,
  'rebalance-triggers': rebalanceTriggers,
  'replay-rewind': replayRewind,
  'retry-ttl-60s': retryTtl60s,
  'round-robin-3x6': roundRobin3x6,
  'shared-channel-race': sharedChannelRace,
  'shop-courier': shopCourier,
  'shop-tape': shopTape,
  'slow-consumer-isolated': slowConsumerIsolated,
  'topic-partition-log': topicPartitionLog,
  'topic-wildcards': topicWildcards,
  'tx-vs-confirms': txVsConfirms,
  'why-a-queue': whyAQueue,
  'workers-vs-shards': workersVsShards,
}
