import type { AppendLog } from '../base/append-log.ts'
import type { Address } from '../kernel/agenda.ts'
import type { Tick } from '../kernel/clock.ts'
import type { Message } from './state.ts'

/** A row of a replica's log: which command, and under which leader it was written. */
export interface RaftRow {
  readonly term: number
  readonly command: number
}

/** What the nodes of a cluster say to each other, about a quorum queue by the names of Raft's paper. */
export type RaftSignal =
  | {
      readonly type: 'raft.append-entries'
      readonly queue: string
      readonly term: number
      /** The row before the first one sent; 0 is before all. */
      readonly previousIndex: number
      readonly previousTerm: number
      readonly entries: readonly RaftRow[]
    }
  | {
      readonly type: 'raft.append-entries-reply'
      readonly queue: string
      readonly term: number
      readonly success: boolean
      /** The last row that is as the leader's; after a failure, where to try again. */
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
  /** A node hands a command to the one that leads the queue. */
  | { readonly type: 'raft.propose'; readonly queue: string; readonly command: number }
  /** Nodes watch each other (aten): a word now and then. */
  | { readonly type: 'cluster.ping' }
  /** The machine of a dying node ends its TCP connections. */
  | { readonly type: 'cluster.fin' }
  /** Time to say that word, and to see who has been silent. */
  | { readonly type: 'timer.ping'; readonly incarnation: number }
  /** Time to stand for election, unless there is a leader by now. */
  | {
      readonly type: 'timer.election'
      readonly queue: string
      readonly term: number
      readonly incarnation: number
    }

/** What becomes so among the nodes of a cluster. */
export type RaftEvent =
  | { readonly type: 'peer.heard'; readonly node: Address; readonly peer: Address }
  | { readonly type: 'peer.lost'; readonly node: Address; readonly peer: Address }
  /** A command waits to be written down by a majority. */
  | ({
      readonly type: 'raft.proposed'
      readonly queue: string
      readonly node: Address
      readonly command: number
    } & Proposal)
  | {
      readonly type: 'raft.appended'
      readonly queue: string
      readonly node: Address
      readonly index: number
      readonly term: number
      readonly command: number
    }
  /** Rows from there on were not a majority's: another leader writes others. */
  | {
      readonly type: 'raft.truncated'
      readonly queue: string
      readonly node: Address
      readonly index: number
    }
  /** The leader knows that a replica has all rows up to there. */
  | { readonly type: 'raft.matched'; readonly queue: string; readonly node: Address; readonly index: number }
  /** A majority has the row: it is done now, and for good. */
  | {
      readonly type: 'raft.committed'
      readonly queue: string
      readonly index: number
      readonly command: number
    }
  | { readonly type: 'raft.candidate'; readonly queue: string; readonly node: Address; readonly term: number }
  | {
      readonly type: 'raft.voted'
      readonly queue: string
      readonly node: Address
      readonly term: number
      readonly for: Address
    }
  | {
      readonly type: 'raft.supported'
      readonly queue: string
      readonly node: Address
      readonly by: Address
    }
  | { readonly type: 'raft.elected'; readonly queue: string; readonly node: Address; readonly term: number }
  /** Somebody has a newer term: this one follows, as soon as it knows whom. */
  | {
      readonly type: 'raft.followed'
      readonly queue: string
      readonly node: Address
      readonly term: number
      readonly leader?: Address
    }

/** What is proposed. */
export type Proposal =
  /** Takes the message in hand, for the publication that waits, if any. */
  | {
      readonly kind: 'enqueue'
      readonly message: number
      readonly name: string
      readonly publication?: {
        readonly connection: string
        readonly channel: number
        readonly publishTag: number
      }
    }
  | {
      readonly kind: 'settle'
      readonly connection: string
      readonly channel: number
      readonly deliveryTags: readonly number[]
      readonly how: 'ack' | 'requeue' | 'discard'
      readonly reason: 'nack' | 'reject' | 'recover' | 'channel'
      readonly named: number
    }
  /** The first word of a new leader. */
  | { readonly kind: 'noop' }

/** A command, and who stands behind it. */
export interface QueueCommand {
  readonly id: number
  /** The node that the client is connected to: it proposes again when the leader is lost. */
  readonly origin: Address
  readonly proposal: Proposal
  readonly message: Message | undefined
}

/** The replicas of a quorum queue. */
export interface Group {
  readonly members: Map<Address, Member>
  /** Commands that no majority has yet. */
  readonly pending: Map<number, QueueCommand>
  /** The row up to which commands are done. */
  committed: number
  nextCommand: number
}

/** A replica, with what it has on disk and what it believes. */
export interface Member {
  readonly name: Address
  role: 'leader' | 'follower' | 'candidate'
  term: number
  votedFor: Address | undefined
  leader: Address | undefined
  readonly votes: Set<Address>
  /** Row 1 stands first. */
  readonly log: AppendLog<RaftRow>
  /** A leader's: up to where each other one has its rows. */
  readonly matches: Map<Address, number>
}

/** What a node knows of another one. */
export interface Peer {
  heard: Tick
  up: boolean
}
