/** A lifecycle of Kafka: its states, and which may follow which. */
export interface StateMachine<State extends string = string> {
  readonly states: readonly State[]
  /** From a state to the states that may follow; null: the state is computed, there is no table. */
  readonly transitions: Readonly<Record<State, readonly State[]>> | null
}

/** A group of the classic protocol, in the coordinator. */
export type ClassicGroupState = 'EMPTY' | 'PREPARING_REBALANCE' | 'COMPLETING_REBALANCE' | 'STABLE' | 'DEAD'

/** Its lifecycle (oracle: SM-classicGroup). */
export const classicGroup: StateMachine<ClassicGroupState> = {
  states: ['EMPTY', 'PREPARING_REBALANCE', 'COMPLETING_REBALANCE', 'STABLE', 'DEAD'],
  transitions: {
    EMPTY: ['PREPARING_REBALANCE', 'DEAD'],
    PREPARING_REBALANCE: ['EMPTY', 'COMPLETING_REBALANCE', 'DEAD'],
    COMPLETING_REBALANCE: ['PREPARING_REBALANCE', 'STABLE', 'DEAD'],
    STABLE: ['PREPARING_REBALANCE', 'DEAD'],
    DEAD: ['DEAD'],
  },
}

/** A KIP-848 group, in the coordinator: computed after each change, see `consumerGroupStateOf`. */
export type ConsumerGroupState = 'EMPTY' | 'ASSIGNING' | 'RECONCILING' | 'STABLE' | 'DEAD'

/** Its states; there is no table of transitions. */
export const consumerGroup: StateMachine<ConsumerGroupState> = {
  states: ['EMPTY', 'ASSIGNING', 'RECONCILING', 'STABLE', 'DEAD'],
  transitions: null,
}

/** The state of a KIP-848 group (FACTS 9.4). */
export function consumerGroupStateOf(group: {
  readonly members: number
  readonly groupEpoch: number
  readonly assignmentEpoch: number
  /** Every member has the target of the assignment epoch. */
  readonly isReconciled: boolean
}): ConsumerGroupState {
  if (group.members === 0) return 'EMPTY'
  if (group.groupEpoch > group.assignmentEpoch) return 'ASSIGNING'
  return group.isReconciled ? 'STABLE' : 'RECONCILING'
}

/** A member of a KIP-848 group as the coordinator sees it. */
export type ConsumerMemberState = 'STABLE' | 'UNREVOKED_PARTITIONS' | 'UNRELEASED_PARTITIONS' | 'UNKNOWN'

/** Its states: what still has to be revoked by it, or released by others, before it is at the target. */
export const consumerGroupMemberServerSide: StateMachine<ConsumerMemberState> = {
  states: ['STABLE', 'UNREVOKED_PARTITIONS', 'UNRELEASED_PARTITIONS', 'UNKNOWN'],
  transitions: null,
}

/** A member of a KIP-848 group as it sees itself. */
export type ClientMemberState =
  | 'UNSUBSCRIBED'
  | 'JOINING'
  | 'RECONCILING'
  | 'ACKNOWLEDGING'
  | 'STABLE'
  | 'FENCED'
  | 'PREPARE_LEAVING'
  | 'LEAVING'
  | 'FATAL'
  | 'STALE'

/** Its lifecycle (oracle: SM-consumerGroupMemberClientSide). */
export const consumerGroupMemberClientSide: StateMachine<ClientMemberState> = {
  states: [
    'UNSUBSCRIBED',
    'JOINING',
    'RECONCILING',
    'ACKNOWLEDGING',
    'STABLE',
    'FENCED',
    'PREPARE_LEAVING',
    'LEAVING',
    'FATAL',
    'STALE',
  ],
  transitions: {
    UNSUBSCRIBED: ['JOINING', 'PREPARE_LEAVING', 'FATAL'],
    JOINING: ['RECONCILING', 'STABLE', 'FENCED', 'PREPARE_LEAVING', 'FATAL'],
    RECONCILING: ['RECONCILING', 'ACKNOWLEDGING', 'STABLE', 'FENCED', 'PREPARE_LEAVING', 'FATAL'],
    ACKNOWLEDGING: ['RECONCILING', 'STABLE', 'FENCED', 'PREPARE_LEAVING', 'FATAL'],
    STABLE: ['RECONCILING', 'FENCED', 'PREPARE_LEAVING', 'FATAL'],
    FENCED: ['UNSUBSCRIBED', 'JOINING'],
    PREPARE_LEAVING: ['UNSUBSCRIBED', 'LEAVING', 'FENCED', 'FATAL'],
    LEAVING: ['UNSUBSCRIBED', 'STALE', 'FENCED', 'FATAL'],
    FATAL: [],
    STALE: ['JOINING'],
  },
}

/** A transactional producer, in the transaction coordinator. */
export type TransactionState =
  | 'EMPTY'
  | 'ONGOING'
  | 'PREPARE_COMMIT'
  | 'PREPARE_ABORT'
  | 'COMPLETE_COMMIT'
  | 'COMPLETE_ABORT'
  | 'DEAD'
  | 'PREPARE_EPOCH_FENCE'

/** Its lifecycle (oracle: SM-transactionProducerServerSide). */
export const transactionProducerServerSide: StateMachine<TransactionState> = {
  states: [
    'EMPTY',
    'ONGOING',
    'PREPARE_COMMIT',
    'PREPARE_ABORT',
    'COMPLETE_COMMIT',
    'COMPLETE_ABORT',
    'DEAD',
    'PREPARE_EPOCH_FENCE',
  ],
  transitions: {
    EMPTY: ['EMPTY', 'ONGOING', 'PREPARE_ABORT', 'DEAD'],
    ONGOING: ['ONGOING', 'PREPARE_COMMIT', 'PREPARE_ABORT', 'PREPARE_EPOCH_FENCE'],
    PREPARE_COMMIT: ['COMPLETE_COMMIT'],
    PREPARE_ABORT: ['COMPLETE_ABORT'],
    COMPLETE_COMMIT: ['EMPTY', 'ONGOING', 'PREPARE_ABORT', 'DEAD'],
    COMPLETE_ABORT: ['EMPTY', 'ONGOING', 'PREPARE_ABORT', 'DEAD'],
    DEAD: [],
    PREPARE_EPOCH_FENCE: ['PREPARE_ABORT'],
  },
}

/** A record in the window of a share partition; what may follow is the rule of share groups (FACTS 10). */
export type ShareRecordState = 'AVAILABLE' | 'ACQUIRED' | 'ACKNOWLEDGED' | 'ARCHIVING' | 'ARCHIVED'

/** Its states. */
export const shareRecord: StateMachine<ShareRecordState> = {
  states: ['AVAILABLE', 'ACQUIRED', 'ACKNOWLEDGED', 'ARCHIVING', 'ARCHIVED'],
  transitions: null,
}

/** Every lifecycle by the name that the oracle gives it. */
export const stateMachines: ReadonlyMap<string, StateMachine> = new Map<string, StateMachine>([
  ['classicGroup', classicGroup],
  ['consumerGroup', consumerGroup],
  ['consumerGroupMemberServerSide', consumerGroupMemberServerSide],
  ['consumerGroupMemberClientSide', consumerGroupMemberClientSide],
  ['transactionProducerServerSide', transactionProducerServerSide],
  ['shareRecord', shareRecord],
])

/** Whether `to` may follow `from`; always, where there is no table. */
export function isLegal<State extends string>(machine: StateMachine<State>, from: State, to: State): boolean {
  return machine.transitions === null || machine.transitions[from].includes(to)
}
