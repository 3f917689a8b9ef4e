import type { Address } from '../../kernel/agenda.ts'
import { memberOf } from '../queues/group.ts'
import type { Group, RaftSignal } from '../raft.ts'
import type { Queue } from '../state.ts'
import type { Desk } from './desk.ts'
import { onElectionTime, onVote, onVoteRequest } from './election.ts'
import { hearPeer, losePeer, onPing } from './peers.ts'
import { appendCommand, onEntries, onEntriesReply } from './replication.ts'

/** The types of all signals between nodes, and of the clocks that go with them. */
export const RAFT_SIGNALS: readonly RaftSignal['type'][] = [
  'raft.append-entries',
  'raft.append-entries-reply',
  'raft.request-vote',
  'raft.request-vote-reply',
  'raft.propose',
  'cluster.ping',
  'cluster.fin',
  'timer.ping',
  'timer.election',
]

/** Something from another node, or a clock. */
export function onRaftSignal(desk: Desk, signal: RaftSignal, from: Address): void {
  switch (signal.type) {
    case 'cluster.ping':
      return hearPeer(desk, from)
    case 'cluster.fin':
      return losePeer(desk, from)
    case 'timer.ping':
      return onPing(desk, signal.incarnation)
    default: {
      const queue = desk.broker.queues.get(signal.queue)
      if (queue?.group?.members.has(desk.node)) onReplicaSignal(desk, queue, queue.group, signal, from)
    }
  }
}

type ReplicaSignal = Extract<RaftSignal, { readonly queue: string }>

function onReplicaSignal(desk: Desk, queue: Queue, group: Group, signal: ReplicaSignal, from: Address): void {
  const replica = { queue, group, member: memberOf(group, desk.node) }
  switch (signal.type) {
    case 'raft.append-entries':
      return onEntries(desk, replica, signal, from)
    case 'raft.append-entries-reply':
      return onEntriesReply(desk, replica, signal, from)
    case 'raft.request-vote':
      return onVoteRequest(desk, replica, signal, from)
    case 'raft.request-vote-reply':
      return onVote(desk, replica, signal, from)
    case 'raft.propose':
      return appendCommand(desk, replica, signal.command)
    case 'timer.election':
      return onElectionTime(desk, replica, signal)
  }
}
