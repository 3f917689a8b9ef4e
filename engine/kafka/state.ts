import type { Address } from '../kernel/agenda.ts'
import type { Broker } from './broker/broker-state.ts'
import type { Cluster } from './broker/cluster-state.ts'
import type { Consumer } from './client/consumer-state.ts'
import type { Producer } from './client/producer/producer-state.ts'
import type { ShareConsumer } from './client/share/share-consumer-state.ts'
import type { KafkaProfile } from './config/defaults.ts'
import type { ConsumerGroup } from './consumer-group/group-state.ts'
import type { ClassicGroup, GroupOffsets } from './coordinator/group-state.ts'
import type { OffsetToCommit } from './protocol/group-requests.ts'
import type { PartitionName } from './protocol/partition-name.ts'
import type { KafkaSetup } from './setup.ts'
import type { PersistedShareState } from './share/persisted.ts'
import type { ShareGroup } from './share-group/group-state.ts'
import type { Transaction } from './transactions/transaction-state.ts'

/** A group, by the protocol it lives in; one id is one group. */
export type Group = ClassicGroup | ConsumerGroup

/** The whole Kafka world: the brokers and what they share, and what each client knows. */
export interface KafkaState {
  readonly profile: KafkaProfile
  /** As it is now: settings may change while the run goes on. */
  setup: KafkaSetup
  /** What the controller has decided and every broker follows: topics, leaders, in-sync replicas. */
  readonly cluster: Cluster
  readonly brokers: Map<Address, Broker>
  /** What the coordinators keep in `__consumer_offsets`, by group id. */
  readonly groups: Map<string, Group>
  readonly offsets: Map<string, GroupOffsets>
  /** Offsets that wait for the end of a transaction: by group, then by producer id. */
  readonly pendingOffsets: Map<string, Map<number, readonly OffsetToCommit[]>>
  /** What the transaction coordinators keep in `__transaction_state`, by transactional.id. */
  readonly transactions: Map<string, Transaction>
  readonly shareGroups: Map<string, ShareGroup>
  /** What the share coordinators keep in `__share_group_state`: by group, then by partition. */
  readonly shareStates: Map<string, Map<PartitionName, PersistedShareState>>
  /** How many member ids each client id (or instance id) was given: they end in a number instead of a uuid. */
  readonly memberIds: Map<string, number>
  readonly consumers: Map<Address, Consumer>
  readonly producers: Map<Address, Producer>
  readonly shareConsumers: Map<Address, ShareConsumer>
}
