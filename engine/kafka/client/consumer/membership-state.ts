import type { Seq, Tick } from '../../../kernel/clock.ts'
import type { ClientMemberState } from '../../config/state-machines.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'

/** The epochs that mean something else than an epoch. */
export const JOIN_EPOCH = 0
export const LEAVE_EPOCH = -1
export const LEAVE_FOR_A_WHILE_EPOCH = -2

/** A callback of `ConsumerRebalanceListener`. */
export type RebalanceCallback = 'onPartitionsRevoked' | 'onPartitionsAssigned' | 'onPartitionsLost'

/** A callback that waits until the application is in poll() (or in close()): nobody else may run its code. */
export interface DueCallback {
  readonly callback: RebalanceCallback
  readonly partitions: readonly PartitionName[]
}

/** Partitions, and which of the assignments it was told of they are: the same ones may come twice. */
export interface LocalAssignment {
  readonly localEpoch: number
  readonly partitions: readonly PartitionName[]
}

/** The way from what it owns to what it is to own. */
export interface Reconciliation {
  readonly target: LocalAssignment
  readonly revoked: readonly PartitionName[]
  readonly added: readonly PartitionName[]
  /** Until when the coordinator waits for it. */
  readonly deadline: Tick
  phase: 'committing' | 'revoking' | 'assigning'
  /** It has joined anew in the meantime: what is being done is of no use any more. */
  isOutdated: boolean
}

/** What of itself it has said last; what has not changed is not said again. */
export interface SaidFields {
  readonly topics: readonly string[] | undefined
  readonly rebalanceTimeoutMs: number | undefined
  readonly serverAssignor: string | null
  /** The local epoch of the assignment; undefined: of none. */
  readonly owned: number | undefined
}

/** What a member of a KIP-848 group remembers of it (`ConsumerMembershipManager`, `HeartbeatState`). */
export interface ConsumerMembership {
  state: ClientMemberState
  /** Made by the client itself, for the life of its process. */
  memberId: string
  epoch: number
  /** It has had an epoch: from then on its commits carry its id, in the group or out of it. */
  hasBeenMember: boolean
  target: LocalAssignment | undefined
  current: LocalAssignment | undefined
  reconciliation: Reconciliation | undefined
  readonly callbacks: DueCallback[]
  /** Assignments are numbered through its life. */
  said: SaidFields
  /** Told by the coordinator; 0 before its first answer. */
  intervalMs: number
  heartbeatAt: Tick
  /** The heartbeat whose answer is waited for. */
  inFlight: number | undefined
  /** It left because poll() was not called; the next poll() brings it back. */
  isPollExpired: boolean
  /** It is to join when what it has lost is released. */
  rejoins: boolean
  seq: Seq
}

/** Nothing has been said yet, or it must be said again: after an error all of it is. */
export const NOTHING_SAID: SaidFields = {
  topics: undefined,
  rebalanceTimeoutMs: undefined,
  serverAssignor: null,
  owned: undefined,
}

/** Not a member of anything. */
export function createConsumerMembership(memberId: string): ConsumerMembership {
  return {
    state: 'UNSUBSCRIBED',
    memberId,
    epoch: JOIN_EPOCH,
    hasBeenMember: false,
    target: undefined,
    current: undefined,
    reconciliation: undefined,
    callbacks: [],
    said: NOTHING_SAID,
    intervalMs: 0,
    heartbeatAt: 0,
    inFlight: undefined,
    isPollExpired: false,
    rejoins: false,
    seq: -1,
  }
}

/** A copy that shares nothing that changes. */
export function copyConsumerMembership(member: ConsumerMembership): ConsumerMembership {
  const { reconciliation, callbacks } = member
  return {
    ...member,
    callbacks: callbacks.slice(),
    reconciliation: reconciliation === undefined ? undefined : { ...reconciliation },
  }
}

/** The id of a process: its name, and from the second on a number. A real one is a random uuid. */
export function memberIdOf(name: string, incarnation: number): string {
  return incarnation <= 1 ? name : `${name}~${incarnation}`
}
