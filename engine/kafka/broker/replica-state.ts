import type { Address } from '../../kernel/agenda.ts'
import type { Tick } from '../../kernel/clock.ts'
import type { ProduceResponse } from '../protocol/client-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'

/** What a leader knows of one follower. */
export interface FollowerState {
  /** Up to where it has the log. */
  endOffset: number
  /** When it had everything last. */
  caughtUpAt: Tick
  fetchedAt: Tick
  /** Where the leader's log ended at its last fetch: who has that by now, was caught up then. */
  leaderEndAtFetch: number
}

/** What a broker keeps for a partition that it leads. */
export interface Leadership {
  readonly leaderEpoch: number
  readonly followers: Map<number, FollowerState>
  /** The in-sync set that the controller was asked for. */
  proposed: readonly number[] | undefined
  readonly since: Tick
}

/** An answer that waits until every in-sync replica has the records. */
export interface DelayedProduce {
  readonly id: number
  readonly client: Address
  readonly correlationId: number
  readonly results: ProduceResponse['results']
  /** It is markers that wait to be replicated, not records. */
  readonly transactionalId?: string
  readonly required: readonly { readonly partition: PartitionName; readonly offset: number }[]
}

/** A follower's fetch that has not been answered. */
export interface ReplicaFetch {
  readonly correlationId: number
  readonly sentAt: Tick
}
