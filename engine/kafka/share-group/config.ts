import { settingsOf } from '../settings.ts'
import type { Properties } from '../setup.ts'
import type { ShareConfig } from '../share/share-partition.ts'
import type { KafkaState } from '../state.ts'

/** What holds for one share group: the group's own word, else the broker's (`group.share.*`). */
export interface ShareGroupConfig {
  readonly isEnabled: boolean
  readonly heartbeatIntervalMs: number
  readonly sessionTimeoutMs: number
  readonly assignmentIntervalMs: number
  readonly maxSize: number
  readonly autoOffsetReset: string
  readonly isCommittedOnly: boolean
  readonly mayRenew: boolean
  readonly partition: ShareConfig
}

/** Reads `kafka-configs --entity-type groups` and `server.properties`. */
export function shareGroupConfigOf(
  kafka: KafkaState,
  groupId: string,
  ofBroker: Properties,
): ShareGroupConfig {
  const said = kafka.setup.groups?.find(({ name }) => name === groupId)?.config
  const broker = settingsOf('broker', ofBroker, kafka.profile)
  const group = settingsOf('group', said, kafka.profile)
  const number = (name: string): number => {
    return said?.[name] === undefined ? broker.number(`group.${name}`) : group.number(name)
  }
  return {
    // The first version that has them is 4.0, and from 4.2 on they are there for all.
    isEnabled: kafka.profile !== '3.9',
    heartbeatIntervalMs: number('share.heartbeat.interval.ms'),
    sessionTimeoutMs: number('share.session.timeout.ms'),
    assignmentIntervalMs: number('share.assignment.interval.ms'),
    maxSize: broker.number('group.share.max.size'),
    autoOffsetReset: group.text('share.auto.offset.reset'),
    isCommittedOnly: group.text('share.isolation.level') === 'read_committed',
    mayRenew: group.flag('share.renew.acknowledge.enable'),
    partition: {
      deliveryCountLimit: number('share.delivery.count.limit'),
      maxInFlightRecords: number('share.partition.max.record.locks'),
      recordLockDurationMs: number('share.record.lock.duration.ms'),
    },
  }
}
