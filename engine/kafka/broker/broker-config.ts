import type { KafkaProfile } from '../config/defaults.ts'
import { type ConsumerGroupConfig, consumerGroupConfigOf } from '../consumer-group/config.ts'
import { settingsOf } from '../settings.ts'
import type { Properties } from '../setup.ts'

/** A broker's `server.properties` in numbers, as far as it is obeyed. */
export interface BrokerConfig {
  readonly groupInitialRebalanceDelayMs: number
  readonly groupMinSessionTimeoutMs: number
  readonly groupMaxSessionTimeoutMs: number
  readonly groupMaxSize: number
  readonly consumerGroups: ConsumerGroupConfig
  readonly offsetsRetentionMs: number
  readonly offsetsRetentionCheckIntervalMs: number
  readonly logRetentionCheckIntervalMs: number
  readonly replicaLagTimeMaxMs: number
  readonly transactionsCheckIntervalMs: number
  readonly replicaFetchWaitMaxMs: number
  readonly heartbeatIntervalMs: number
  readonly sessionTimeoutMs: number
  readonly minInsyncReplicas: number
  readonly uncleanElection: boolean
}

const MINUTE_MS = 60_000

/** Reads what it says; the rest has its default. */
export function brokerConfigOf(properties: Properties | undefined, profile: KafkaProfile): BrokerConfig {
  const settings = settingsOf('broker', properties, profile)
  return {
    groupInitialRebalanceDelayMs: settings.number('group.initial.rebalance.delay.ms'),
    groupMinSessionTimeoutMs: settings.number('group.min.session.timeout.ms'),
    groupMaxSessionTimeoutMs: settings.number('group.max.session.timeout.ms'),
    groupMaxSize: settings.number('group.max.size'),
    consumerGroups: consumerGroupConfigOf(settings, profile),
    offsetsRetentionMs: settings.number('offsets.retention.minutes') * MINUTE_MS,
    offsetsRetentionCheckIntervalMs: settings.number('offsets.retention.check.interval.ms'),
    logRetentionCheckIntervalMs: settings.number('log.retention.check.interval.ms'),
    replicaLagTimeMaxMs: settings.number('replica.lag.time.max.ms'),
    transactionsCheckIntervalMs: settings.number(
      'transaction.abort.timed.out.transaction.cleanup.interval.ms',
    ),
    replicaFetchWaitMaxMs: settings.number('replica.fetch.wait.max.ms'),
    heartbeatIntervalMs: settings.number('broker.heartbeat.interval.ms'),
    sessionTimeoutMs: settings.number('broker.session.timeout.ms'),
    minInsyncReplicas: settings.number('min.insync.replicas'),
    uncleanElection: settings.flag('unclean.leader.election.enable'),
  }
}
