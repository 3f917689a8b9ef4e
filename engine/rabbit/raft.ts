/**
 * What the nodes of a cluster say to each other about a quorum queue: Raft, by the names of its paper.
 * Entries are rows of the leader's log; what a row holds is known to the queue.
 */
export type RaftSignal =
  | {
      readonly type: 'raft.append-entries'
      readonly queue: string
      readonly term: number
      readonly previousIndex: number
      readonly previousTerm: number
      readonly entries: readonly RaftEntry[]
      readonly commitIndex: number
    }
  | {
      readonly type: 'raft.append-entries-reply'
      readonly queue: string
      readonly term: number
      readonly success: boolean
      readonly lastIndex: number
    }
  | {
      readonly type: 'raft.request-vote'
      readonly queue: string
      readonly term: number
      readonly lastIndex: number
      readonly lastTerm: number
    }
  | {
      readonly type: 'raft.request-vote-reply'
      readonly queue: string
      readonly term: number
      readonly granted: boolean
    }
  /** A node's own clock: no word from a leader for too long. */
  | { readonly type: 'timer.election'; readonly queue: string; readonly timer: number }

/** A row of a quorum queue's log. */
export interface RaftEntry {
  readonly index: number
  readonly term: number
  /** What the queue does once a majority holds the row. */
  readonly command: 'enqueue' | 'checkout' | 'settle' | 'return' | 'discard' | 'purge' | 'noop'
  /** The broker's number of the message that it is about; -1 for none. */
  readonly message: number
}

/** What becomes so among the nodes of a quorum queue. */
export type RaftEvent =
  | {
      readonly type: 'raft.appended'
      readonly node: string
      readonly queue: string
      readonly entry: RaftEntry
    }
  | { readonly type: 'raft.committed'; readonly queue: string; readonly index: number }
  | { readonly type: 'raft.candidate'; readonly node: string; readonly queue: string; readonly term: number }
  | {
      readonly type: 'raft.voted'
      readonly node: string
      readonly queue: string
      readonly term: number
      readonly for: string
    }
  | { readonly type: 'raft.elected'; readonly node: string; readonly queue: string; readonly term: number }
