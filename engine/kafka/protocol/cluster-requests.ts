import type { AlterPartition as Proposal } from '../replication/controller.ts'
import type { PartitionName } from './partition-name.ts'

/** A broker says to the controller that it lives; or that it wants to stop, and its leaderships should move. */
export interface BrokerHeartbeat {
  readonly type: 'BrokerHeartbeat'
  readonly brokerId: number
  readonly wantShutDown: boolean
}

/** Nothing depends on the broker any more: it may stop. */
export interface BrokerHeartbeatResponse {
  readonly type: 'BrokerHeartbeatResponse'
  readonly shouldShutDown: boolean
}

/** A broker that starts makes itself known. */
export interface BrokerRegistration {
  readonly type: 'BrokerRegistration'
  readonly brokerId: number
  /** Its last shutdown was controlled: it lacks nothing that it had acknowledged. */
  readonly isClean: boolean
}

/** A leader proposes another in-sync set to the controller. */
export interface AlterPartition {
  readonly type: 'AlterPartition'
  readonly partition: PartitionName
  readonly proposal: Proposal
}

/** What the controller has decided, as it reaches each broker with the metadata log. */
export interface PartitionChange {
  readonly type: 'PartitionChange'
  readonly partitions: readonly PartitionName[]
}

/** What an operator asks of the controller, by way of any broker. */
export type OperatorRequest =
  | {
      readonly type: 'AlterPartitionReassignments'
      readonly partition: PartitionName
      /** Broker ids, the preferred leader first; null: a move that is under way is called off. */
      readonly replicas: readonly number[] | null
    }
  | {
      readonly type: 'ElectLeaders'
      readonly partition: PartitionName
      readonly election: 'preferred' | 'unclean'
    }

/** What brokers and the controller say to each other. */
export type ClusterRequest =
  | BrokerHeartbeat
  | BrokerHeartbeatResponse
  | BrokerRegistration
  | AlterPartition
  | PartitionChange

/** The controller, a quorum of its own; it is not drawn and does not fail. */
export const CONTROLLER = 'controller'
