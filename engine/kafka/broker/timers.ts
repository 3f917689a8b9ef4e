/**
 * What a broker tells itself for later. Timers cannot be cancelled: each carries what shows that it is stale,
 * and `incarnation` that the process it was set in is gone.
 */
export type BrokerTimer =
  /** fetch.max.wait.ms is over: answer with what there is. */
  | { readonly type: 'fetch.expired'; readonly incarnation: number; readonly fetch: number }
  /** A producer's acks=all waited for the replicas as long as it wanted to. */
  | { readonly type: 'produce.expired'; readonly incarnation: number; readonly produce: number }
  /** A member has been silent for its session timeout, if nothing was heard since. */
  | {
      readonly type: 'session.expired'
      readonly groupId: string
      readonly memberId: string
      readonly epoch: number
    }
  /** A member id was handed out and nobody came back with it. */
  | {
      readonly type: 'pending.expired'
      readonly groupId: string
      readonly memberId: string
      readonly epoch: number
    }
  /** The initial delay, or the rebalance timeout, is over. */
  | { readonly type: 'join.expired'; readonly groupId: string; readonly epoch: number }
  /** Members that did not sync within the rebalance timeout. */
  | { readonly type: 'sync.expired'; readonly groupId: string; readonly epoch: number }
  /** A member of a KIP-848 group has not done within its rebalance timeout what was expected of it. */
  | {
      readonly type: 'patience.expired'
      readonly groupId: string
      readonly memberId: string
      readonly epoch: number
    }
  /** A member of a share group has been silent for its session timeout. */
  | {
      readonly type: 'shareSession.expired'
      readonly groupId: string
      readonly memberId: string
      readonly epoch: number
    }
  /** A ShareFetch has waited as long as it wanted to. */
  | { readonly type: 'shareFetch.expired'; readonly incarnation: number; readonly fetch: number }
  /** The first of the acquisition locks in a share partition is over. */
  | {
      readonly type: 'share.locks'
      readonly incarnation: number
      readonly groupId: string
      readonly partition: string
      readonly at: number
    }
  /** offsets.retention.check.interval.ms. */
  | { readonly type: 'offsets.check'; readonly incarnation: number }
  /** transaction.abort.timed.out.transaction.cleanup.interval.ms. */
  | { readonly type: 'transactions.check'; readonly incarnation: number }
  /** Markers that were sent may have got lost. */
  | {
      readonly type: 'markers.retry'
      readonly incarnation: number
      readonly transactionalId: string
      /** When the end was decided whose markers these are. */
      readonly end: number
    }
  /** broker.heartbeat.interval.ms. */
  | { readonly type: 'heartbeat.check'; readonly incarnation: number }
  /** Half of replica.lag.time.max.ms. */
  | { readonly type: 'isr.check'; readonly incarnation: number }
  /** replica.fetch.backoff.ms. */
  | { readonly type: 'replica.retry'; readonly incarnation: number }
  /** log.retention.check.interval.ms. */
  | { readonly type: 'retention.check'; readonly incarnation: number }
