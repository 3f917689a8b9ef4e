import type { Address } from '../../kernel/agenda.ts'
import { intBetween } from '../../kernel/rng.ts'
import { majorityOf, termAt } from '../queues/group.ts'
import type { RaftSignal } from '../raft.ts'
import type { Desk } from './desk.ts'
import { type Replica, stepDown } from './replica.ts'
import { appendCommand, propose, sendRows } from './replication.ts'

type Signal<Type extends RaftSignal['type']> = Extract<RaftSignal, { readonly type: Type }>

/** After so long, at random, a replica without a leader stands for election; so seldom two do at once. */
const ELECTION_TICKS_LEAST = 150
const ELECTION_TICKS_MOST = 600

/** Sets the clock for an election, unless somebody is elected by then. */
export function awaitElection(desk: Desk, { queue, member }: Replica): void {
  const { incarnation = 0 } = desk.broker.nodes.get(desk.node) ?? {}
  const ticks = intBetween(desk.turn.rng, ELECTION_TICKS_LEAST, ELECTION_TICKS_MOST)
  const timer = { type: 'timer.election', queue: queue.name, term: member.term, incarnation } as const
  desk.turn.pass(desk.node, desk.node, ticks, timer)
}

/** Nobody leads: this one asks for votes, its own first. */
export function onElectionTime(desk: Desk, replica: Replica, timer: Signal<'timer.election'>): void {
  const { queue, group, member } = replica
  const isStale = timer.incarnation !== desk.broker.nodes.get(desk.node)?.incarnation
  if (isStale || timer.term !== member.term || member.leader !== undefined) return
  const term = member.term + 1
  desk.turn.emit({ type: 'raft.candidate', queue: queue.name, node: member.name, term })
  const lastIndex = member.log.end
  const lastTerm = termAt(member, lastIndex)
  for (const other of group.members.keys()) {
    if (other === member.name) continue
    desk.turn.send(desk.node, other, {
      type: 'raft.request-vote',
      queue: queue.name,
      term,
      lastIndex,
      lastTerm,
    })
  }
  awaitElection(desk, replica)
  if (majorityOf(group) === 1) win(desk, replica)
}

/** One vote a term, and only for a log that is not behind one's own (Raft, section 5.4.1). */
export function onVoteRequest(
  desk: Desk,
  replica: Replica,
  { term, lastIndex, lastTerm }: Signal<'raft.request-vote'>,
  from: Address,
): void {
  const { queue, member } = replica
  const wasLeading = member.role === 'leader'
  stepDown(desk, replica, term)
  if (wasLeading && member.role !== 'leader') awaitElection(desk, replica)
  const ownTerm = termAt(member, member.log.end)
  const isAhead = lastTerm > ownTerm || (lastTerm === ownTerm && lastIndex >= member.log.end)
  const isFree = member.votedFor === undefined || member.votedFor === from
  const granted = term === member.term && isFree && isAhead
  if (granted) {
    desk.turn.emit({ type: 'raft.voted', queue: queue.name, node: member.name, term, for: from })
    awaitElection(desk, replica)
  }
  const { term: own } = member
  desk.turn.send(desk.node, from, { type: 'raft.request-vote-reply', queue: queue.name, term: own, granted })
}

/** A majority of votes makes a leader. */
export function onVote(
  desk: Desk,
  replica: Replica,
  { term, granted }: Signal<'raft.request-vote-reply'>,
  from: Address,
): void {
  const { queue, group, member } = replica
  if (term > member.term) return stepDown(desk, replica, term)
  if (member.role !== 'candidate' || term < member.term || !granted) return
  desk.turn.emit({ type: 'raft.supported', queue: queue.name, node: member.name, by: from })
  if (member.votes.size >= majorityOf(group)) win(desk, replica)
}

/** The new leader says so with a first word of its own, and writes down what waits from its own clients. */
function win(desk: Desk, replica: Replica): void {
  const { queue, group, member } = replica
  desk.turn.emit({ type: 'raft.elected', queue: queue.name, node: member.name, term: member.term })
  for (const other of group.members.keys()) {
    if (other !== member.name) sendRows(desk, replica, other, member.log.end + 1)
  }
  const isOurs = (origin: Address) => origin === member.name || !group.members.has(origin)
  const waiting = [...group.pending.values()].filter(({ origin }) => isOurs(origin))
  propose(desk, queue, { kind: 'noop' })
  for (const { id } of waiting) appendCommand(desk, replica, id)
}
