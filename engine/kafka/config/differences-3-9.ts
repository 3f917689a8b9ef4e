import { NEWER_GROUP_DEFAULTS } from './broker-defaults.ts'
import { ABSENT, type ConfigScope, type Defaults, LONG_MAX } from './config-value.ts'
import { GROUP_DEFAULTS } from './scoped-defaults.ts'

const CLIENT: Defaults = {
  'auto.include.jmx.reporter': true,
  'metadata.recovery.rebootstrap.trigger.ms': ABSENT,
  'metadata.recovery.strategy': 'none',
  'metric.reporters': [],
}

/**
 * Everything in which the profile 3.9 (Kafka 3.9.2) differs from 4.2 (the values of 4.3.1), by name.
 * linger.ms, the timestamp limit and the recovery threads changed with KIP-1030; streams groups, most of
 * share groups and configurations of single groups did not exist.
 */
export const DIFFERENCES_3_9: Readonly<Record<ConfigScope, Defaults>> = {
  consumer: { ...CLIENT, 'share.acknowledgement.mode': ABSENT, 'share.acquire.mode': ABSENT },
  producer: { ...CLIENT, 'linger.ms': 0, 'transaction.two.phase.commit.enable': ABSENT },
  topic: { 'message.timestamp.after.max.ms': LONG_MAX },
  broker: {
    ...without(NEWER_GROUP_DEFAULTS),
    'controlled.shutdown.max.retries': 3,
    'controlled.shutdown.retry.backoff.ms': 5000,
    'eligible.leader.replicas.enable': false,
    'group.consumer.assignment.interval.ms': ABSENT,
    'group.consumer.assignors': [
      'org.apache.kafka.coordinator.group.assignor.UniformAssignor',
      'org.apache.kafka.coordinator.group.assignor.RangeAssignor',
    ],
    'group.consumer.max.assignment.interval.ms': ABSENT,
    'group.consumer.migration.policy': 'disabled',
    'group.consumer.min.assignment.interval.ms': ABSENT,
    'group.consumer.regex.refresh.interval.ms': ABSENT,
    'group.coordinator.append.linger.ms': 10,
    'group.coordinator.background.threads': ABSENT,
    'group.coordinator.cached.buffer.max.bytes': ABSENT,
    'group.coordinator.rebalance.protocols': ['classic'],
    'group.coordinator.threads': 1,
    'group.share.partition.max.record.locks': 200,
    'leader.imbalance.per.broker.percentage': 10,
    'log.message.timestamp.after.max.ms': LONG_MAX,
    'num.recovery.threads.per.data.dir': 1,
    'offsets.commit.required.acks': -1,
    'transaction.two.phase.commit.enable': ABSENT,
  },
  group: without(GROUP_DEFAULTS),
}

function without(defaults: Defaults): Defaults {
  return Object.fromEntries(Object.keys(defaults).map((name) => [name, ABSENT]))
}
