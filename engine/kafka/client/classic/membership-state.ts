import type { Tick } from '../../../kernel/clock.ts'
import type { Lifecycle } from '../../../kernel/handlers.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'

/** The state of a member in its own eyes (`AbstractCoordinator.MemberState`). */
export type MemberState = 'UNJOINED' | 'PREPARING_REBALANCE' | 'COMPLETING_REBALANCE' | 'STABLE'

/** What leads from one to another. */
export const memberLifecycle = {
  UNJOINED: { JoinGroup: 'PREPARING_REBALANCE' },
  PREPARING_REBALANCE: { JoinGroupResponse: 'COMPLETING_REBALANCE', reset: 'UNJOINED' },
  COMPLETING_REBALANCE: { SyncGroupResponse: 'STABLE', rejoin: 'PREPARING_REBALANCE', reset: 'UNJOINED' },
  STABLE: { rejoin: 'PREPARING_REBALANCE', reset: 'UNJOINED' },
} as const satisfies Lifecycle

/** Generation and member id before any. */
export const NO_GENERATION = -1
export const NO_MEMBER_ID = ''

/** What the classic client remembers of its group. */
export interface ClassicMembership {
  state: MemberState
  generation: number
  memberId: string
  protocolName: string
  rejoinNeeded: boolean
  rejoinReason: string
  /** onJoinPrepare (auto commit, callbacks) is still to be done before the next JoinGroup. */
  needsJoinPrepare: boolean
  /** The JoinGroup, then the SyncGroup, in flight: its correlationId. */
  joining: number | undefined
  isLeader: boolean
  /** Assigned by SyncGroup, and the callbacks are still to come. */
  assignment: readonly PartitionName[] | undefined
  /** How many partitions each topic had when the leader assigned: a change means a rebalance. */
  readonly assignmentSnapshot: Map<string, number>
  /** The heartbeat thread: on, and its clocks. */
  heartbeating: boolean
  heartbeatEpoch: number
  heartbeatAt: Tick
  heartbeatInFlight: number | undefined
  sessionDeadline: Tick
  pollDeadline: Tick
}
