interface OfConsumer {
  readonly consumer: string
}

interface OfRecord extends OfConsumer {
  readonly partition: string
  readonly offset: number
}

/** What becomes of records that a consumer hands to its own threads. */
export type PoolFact =
  /** It waits for a thread, in the queue of all (0) or of the one that its key or partition has. */
  | ({ readonly type: 'record.handedOver'; readonly queue: number } & OfRecord)
  | ({ readonly type: 'record.begun'; readonly thread: number } & OfRecord)
  /** The pool is full: the polling thread keeps what it could not hand over, and polls on. */
  | ({ readonly type: 'records.held'; readonly partitions: readonly string[] } & OfConsumer)
  /** What waited in the pool for these partitions is thrown away. */
  | ({ readonly type: 'records.dropped'; readonly partitions: readonly string[] } & OfConsumer)
  /** The polling thread waits for the pool to finish what it has of them. */
  | ({ readonly type: 'pool.awaited'; readonly partitions: readonly string[] | 'all' } & OfConsumer)
  | ({ readonly type: 'pool.finished' } & OfConsumer)
