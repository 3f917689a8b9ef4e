import type { Broker } from './broker/broker-state.ts'
import type { Leadership } from './broker/replica-state.ts'
import { copyConsumer } from './client/consumer-state.ts'
import { copyProducer } from './client/producer/producer-state.ts'
import { copyShareConsumer } from './client/share/share-consumer-state.ts'
import { copyConsumerGroup } from './consumer-group/group-state.ts'
import type { ClassicGroup, ClassicMember, GroupOffsets } from './coordinator/group-state.ts'
import { copyPartitionLog } from './log/partition-log.ts'
import { copySharePartition } from './share/share-partition.ts'
import { copyShareGroup } from './share-group/group-state.ts'
import type { Group, KafkaState } from './state.ts'

/** A copy that shares nothing that changes; records, registrations and committed offsets never do. */
export function copyKafka(kafka: KafkaState): KafkaState {
  const { cluster } = kafka
  return {
    ...kafka,
    cluster: {
      topics: mapped(cluster.topics, (topic) => ({ ...topic, partitions: topic.partitions.slice() })),
      partitions: mapped(cluster.partitions, (partition) => ({ ...partition })),
      addresses: cluster.addresses,
      liveness: mapped(cluster.liveness, (liveness) => ({ ...liveness })),
      nextProducerId: cluster.nextProducerId,
    },
    brokers: mapped(kafka.brokers, copyBroker),
    groups: mapped(kafka.groups, copyGroup),
    offsets: mapped(kafka.offsets, (offsets): GroupOffsets => new Map(offsets)),
    pendingOffsets: mapped(kafka.pendingOffsets, (pending) => new Map(pending)),
    transactions: mapped(kafka.transactions, (transaction) => ({
      ...transaction,
      partitions: new Set(transaction.partitions),
    })),
    memberIds: new Map(kafka.memberIds),
    consumers: mapped(kafka.consumers, copyConsumer),
    producers: mapped(kafka.producers, copyProducer),
    shareConsumers: mapped(kafka.shareConsumers, copyShareConsumer),
    shareGroups: mapped(kafka.shareGroups, copyShareGroup),
    shareStates: mapped(kafka.shareStates, (states) => new Map(states)),
  }
}

function copyBroker(broker: Broker): Broker {
  return {
    ...broker,
    logs: mapped(broker.logs, copyPartitionLog),
    connections: new Set(broker.connections),
    leaderships: mapped(broker.leaderships, copyLeadership),
    fetching: new Map(broker.fetching),
    delayedProduces: new Map(broker.delayedProduces),
    delayedFetches: new Map(broker.delayedFetches),
    watchers: mapped(broker.watchers, (waiting) => new Set(waiting)),
    leftWaiting: broker.leftWaiting.slice(),
    held: new Map(broker.held),
    shareWindows: mapped(broker.shareWindows, (windows) =>
      mapped(windows, ({ window, timerAt }) => ({ window: copySharePartition(window), timerAt })),
    ),
    shareSessions: new Map(broker.shareSessions),
    delayedShareFetches: new Map(broker.delayedShareFetches),
  }
}

function copyLeadership(leadership: Leadership): Leadership {
  return { ...leadership, followers: new Map(leadership.followers) }
}

function copyGroup(group: Group): Group {
  return group.protocol === 'classic' ? copyClassicGroup(group) : copyConsumerGroup(group)
}

function copyClassicGroup(group: ClassicGroup): ClassicGroup {
  return {
    ...group,
    members: mapped(group.members, (member): ClassicMember => ({ ...member })),
    staticMembers: new Map(group.staticMembers),
    pendingMembers: new Map(group.pendingMembers),
    pendingSync: new Set(group.pendingSync),
  }
}

function mapped<Key, Value>(source: ReadonlyMap<Key, Value>, copy: (value: Value) => Value): Map<Key, Value> {
  const copies = new Map<Key, Value>()
  for (const [key, value] of source) copies.set(key, copy(value))
  return copies
}
