import { append, truncate } from '../../base/append-log.ts'
import { present } from '../../base/assert.ts'
import type { Address } from '../../kernel/agenda.ts'
import type { Folds } from '../../kernel/handlers.ts'
import { NEVER } from '../create.ts'
import { inHandOf, queueOf } from '../lookup.ts'
import { isAvailable, memberOf } from '../queues/group.ts'
import type { Group, Member, Peer, RaftEvent } from '../raft.ts'
import type { BrokerState, RabbitState } from '../state.ts'

/** What the replicas of quorum queues, and the nodes they live on, know of each other. */
export const raftFolds: Folds<RabbitState, RaftEvent> = {
  'peer.heard'({ broker }, { node, peer }, tick) {
    const known = peerOf(broker, node, peer)
    known.heard = tick
    known.up = true
  },
  'peer.lost'({ broker }, { node, peer }) {
    peerOf(broker, node, peer).up = false
  },
  'raft.proposed'({ broker }, event) {
    const { queue, node: origin, command: id } = event
    const group = groupOf(broker, queue)
    const message = event.kind === 'enqueue' ? inHandOf(broker, event.message) : undefined
    group.pending.set(id, { id, origin, proposal: event, message })
    group.nextCommand = id + 1
  },
  'raft.appended'({ broker }, { queue, node, term, command }) {
    append(memberOf(groupOf(broker, queue), node).log, { term, command })
  },
  'raft.truncated'({ broker }, { queue, node, index }) {
    truncate(memberOf(groupOf(broker, queue), node).log, index - 1)
  },
  'raft.matched'({ broker }, { queue: name, node, index }) {
    const queue = queueOf(broker, name)
    memberOf(groupOf(broker, name), queue.node).matches.set(node, index)
  },
  'raft.committed'({ broker }, { queue, index, command }) {
    const group = groupOf(broker, queue)
    const message = group.pending.get(command)?.message
    group.committed = index
    group.pending.delete(command)
    if (message !== undefined) broker.inHand = message
  },
  'raft.candidate'({ broker }, { queue, node, term }) {
    const member = memberOf(groupOf(broker, queue), node)
    follow(member, term, undefined)
    member.role = 'candidate'
    member.votedFor = node
    member.votes.clear()
    member.votes.add(node)
    refresh(broker, queue)
  },
  'raft.voted'({ broker }, { queue, node, term, for: candidate }) {
    const member = memberOf(groupOf(broker, queue), node)
    follow(member, term, undefined)
    member.votedFor = candidate
    refresh(broker, queue)
  },
  'raft.supported'({ broker }, { queue, node, by }) {
    memberOf(groupOf(broker, queue), node).votes.add(by)
  },
  'raft.elected'({ broker }, { queue: name, node }) {
    const queue = queueOf(broker, name)
    const member = memberOf(groupOf(broker, name), node)
    member.role = 'leader'
    member.leader = node
    member.matches.clear()
    queue.node = node
    queue.watchedAt = NEVER
    refresh(broker, name)
  },
  'raft.followed'({ broker }, { queue, node, term, leader }) {
    follow(memberOf(groupOf(broker, queue), node), term, leader)
    refresh(broker, queue)
  },
}

/** Whether anything can be decided hangs on who leads and who runs. */
export function refresh(broker: BrokerState, name: string): void {
  const queue = queueOf(broker, name)
  queue.down = !isAvailable(broker, queue)
}

function follow(member: Member, term: number, leader: Address | undefined): void {
  if (term > member.term) member.votedFor = undefined
  member.role = 'follower'
  member.term = term
  member.leader = leader
}

function groupOf(broker: BrokerState, queue: string): Group {
  return present(queueOf(broker, queue).group, `the replicas of ${queue}`)
}

function peerOf(broker: BrokerState, node: Address, peer: Address): Peer {
  return present(broker.nodes.get(node)?.peers.get(peer), peer)
}
