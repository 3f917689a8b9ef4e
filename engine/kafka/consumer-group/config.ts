import type { KafkaProfile } from '../config/defaults.ts'
import type { Settings } from '../settings.ts'

/** What a broker says of KIP-848 groups. */
export interface ConsumerGroupConfig {
  /** Whether it speaks the protocol at all (FACTS 9.12). */
  readonly isEnabled: boolean
  readonly heartbeatIntervalMs: number
  readonly sessionTimeoutMs: number
  /** Targets are computed at most this often; 0: at once. */
  readonly assignmentIntervalMs: number
  /** The first is the one that groups without a wish get. */
  readonly assignors: readonly string[]
  readonly maxSize: number
  /** Whether classic groups may become consumer groups while they run, and back. */
  readonly isUpgradeEnabled: boolean
  readonly isDowngradeEnabled: boolean
  /** The epoch of a group before its first member: 4.3 begins at 1, earlier versions at 0 (KAFKA-20268). */
  readonly firstEpoch: number
}

/** Reads what `server.properties` says; a version that knows of no assignment interval computes at once. */
export function consumerGroupConfigOf(settings: Settings, profile: KafkaProfile): ConsumerGroupConfig {
  const policy = settings.text('group.consumer.migration.policy').toLowerCase()
  return {
    isEnabled: settings.list('group.coordinator.rebalance.protocols').includes('consumer'),
    heartbeatIntervalMs: settings.number('group.consumer.heartbeat.interval.ms'),
    sessionTimeoutMs: settings.number('group.consumer.session.timeout.ms'),
    assignmentIntervalMs: settings.number('group.consumer.assignment.interval.ms'),
    assignors: settings.list('group.consumer.assignors').map(assignorName),
    maxSize: settings.number('group.consumer.max.size'),
    isUpgradeEnabled: policy === 'bidirectional' || policy === 'upgrade',
    isDowngradeEnabled: policy === 'bidirectional' || policy === 'downgrade',
    firstEpoch: profile === '3.9' ? 0 : 1,
  }
}

/** 3.9 lists classes: `org.apache.kafka.coordinator.group.assignor.UniformAssignor`. */
function assignorName(said: string): string {
  return said
    .slice(said.lastIndexOf('.') + 1)
    .replace(/Assignor$/, '')
    .toLowerCase()
}
