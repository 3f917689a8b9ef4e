/** The curriculum: one line a scenario. The order is that of the cards' numbers. */

export { groupAndStandby } from './kafka/group-and-standby/index.ts'
export { heartbeatVsPoll } from './kafka/heartbeat-vs-poll/index.ts'
export { offsetResume } from './kafka/offset-resume/index.ts'
export { offsetsPerGroup } from './kafka/offsets-per-group/index.ts'
export { processedNotCommitted } from './kafka/processed-not-committed/index.ts'
export { rebalanceC2Dies } from './kafka/rebalance-c2-dies/index.ts'
export { slowConsumerIsolated } from './kafka/slow-consumer-isolated/index.ts'
export { topicPartitionLog } from './kafka/topic-partition-log/index.ts'
export { connectionLeak } from './rabbit/connection-leak/index.ts'
export { retryTtl60s } from './rabbit/retry-ttl-60s/index.ts'
export { roundRobin3x6 } from './rabbit/round-robin-3x6/index.ts'
export { sharedChannelRace } from './rabbit/shared-channel-race/index.ts'
