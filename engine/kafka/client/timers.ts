/**
 * What a client's process tells itself for later: the ends of waits and of work. Timers cannot be cancelled:
 * each carries what shows that it is stale, and `incarnation` that the process it was set in is gone.
 */
export type ClientTimer =
  /** The application calls poll() again. */
  | { readonly type: 'poll.due'; readonly incarnation: number }
  /** The timeout that poll() was given is over. */
  | { readonly type: 'poll.over'; readonly incarnation: number; readonly poll: number }
  /** The handler is done with a record (or with all that poll() returned, when records take no time). */
  | {
      readonly type: 'work.done'
      readonly incarnation: number
      readonly poll: number
      readonly index: number
    }
  /** A thread of the pool is done with its record. */
  | {
      readonly type: 'task.done'
      readonly incarnation: number
      readonly thread: number
      readonly task: number
    }
  /** The heartbeat thread wakes up. */
  | { readonly type: 'heartbeat.due'; readonly incarnation: number; readonly epoch: number }
  /** The heartbeat thread looks whether poll() was called in time (max.poll.interval.ms). */
  | { readonly type: 'poll.interval'; readonly incarnation: number; readonly epoch: number }
  /** The application renews the lock of the record that it works on. */
  | {
      readonly type: 'renew.due'
      readonly incarnation: number
      readonly offset: number
      readonly poll: number
    }
  /** A backoff is over. */
  | { readonly type: 'backoff.over'; readonly incarnation: number }
  /** The oldest request in flight may have waited for request.timeout.ms. */
  | { readonly type: 'request.timeout'; readonly incarnation: number }
  /** A partition had no leader: perhaps it has one now. */
  | { readonly type: 'metadata.retry'; readonly incarnation: number }
  /** The next records of a producer's schedule. */
  | { readonly type: 'send.due'; readonly incarnation: number; readonly entry: number; readonly turn: number }
  /** The producer's sender thread: linger, backoff or delivery timeout may be over. */
  | { readonly type: 'sender.due'; readonly incarnation: number; readonly at: number }
  | { readonly type: 'start.due'; readonly incarnation: number }
