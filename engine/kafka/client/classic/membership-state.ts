import type { Seq, Tick } from '../../../kernel/clock.ts'
import type { Lifecycle } from '../../../kernel/handlers.ts'
import type { JoinGroupResponse } from '../../protocol/group-requests.ts'
import type { PartitionName } from '../../protocol/partition-name.ts'

/** The state of a member in its own eyes (`AbstractCoordinator.MemberState`). */
export type MemberState = 'UNJOINED' | 'PREPARING_REBALANCE' | 'COMPLETING_REBALANCE' | 'STABLE'

/** What leads from one to another. */
export const memberLifecycle = {
  UNJOINED: { JoinGroup: 'PREPARING_REBALANCE' },
  PREPARING_REBALANCE: { JoinGroupResponse: 'COMPLETING_REBALANCE', reset: 'UNJOINED' },
  COMPLETING_REBALANCE: { SyncGroupResponse: 'STABLE', JoinGroup: 'PREPARING_REBALANCE', reset: 'UNJOINED' },
  STABLE: { JoinGroup: 'PREPARING_REBALANCE', reset: 'UNJOINED' },
} as const satisfies Lifecycle

/** Generation and member id before any. */
export const NO_GENERATION = -1
export const NO_MEMBER_ID = ''

/** What the classic client remembers of its group (`AbstractCoordinator`, `ConsumerCoordinator`). */
export interface ClassicMembership {
  state: MemberState
  generation: number
  memberId: string
  protocolName: string
  rejoinNeeded: boolean
  rejoinReason: string
  /** onJoinPrepare (auto commit, callbacks) is still to be done before the next JoinGroup. */
  needsJoinPrepare: boolean
  /** The commit that onJoinPrepare waits for: its correlationId. */
  preparing: number | undefined
  /** The commit before the callbacks is done, or there was nothing to commit. */
  isPrepared: boolean
  /** The JoinGroup or the SyncGroup in flight: its correlationId. */
  joining: number | undefined
  isLeader: boolean
  /** It leads, and assigns as soon as its metadata knows all topics. */
  toAssign: JoinGroupResponse | undefined
  /** Brought by SyncGroup; the callbacks are still to come. */
  assignment: readonly PartitionName[] | undefined
  /** What it was assigned last, and in which generation: sticky remembers it. */
  lastAssignment: readonly PartitionName[]
  lastGeneration: number
  /** How many partitions each topic had when it assigned as the leader; undefined: it does not lead. */
  snapshot: ReadonlyMap<string, number> | undefined
  /** The topics of its last JoinGroup. */
  joinedTopics: readonly string[] | undefined
  /** The heartbeat thread: on, and its clocks. */
  isHeartbeating: boolean
  /** Of the timers that count; older ones are stale. */
  epoch: number
  heartbeatAt: Tick
  heartbeatInFlight: number | undefined
  sessionDeadline: Tick
  pollDeadline: Tick
  seq: Seq
}

/** A member of nothing. */
export function createClassicMembership(): ClassicMembership {
  return {
    state: 'UNJOINED',
    generation: NO_GENERATION,
    memberId: NO_MEMBER_ID,
    protocolName: '',
    rejoinNeeded: true,
    rejoinReason: '',
    needsJoinPrepare: true,
    preparing: undefined,
    isPrepared: false,
    joining: undefined,
    isLeader: false,
    toAssign: undefined,
    assignment: undefined,
    lastAssignment: [],
    lastGeneration: NO_GENERATION,
    snapshot: undefined,
    joinedTopics: undefined,
    isHeartbeating: false,
    epoch: 0,
    heartbeatAt: 0,
    heartbeatInFlight: undefined,
    sessionDeadline: 0,
    pollDeadline: 0,
    seq: -1,
  }
}

/** A copy; what it points to never changes. */
export function copyClassicMembership(membership: ClassicMembership): ClassicMembership {
  return { ...membership }
}
