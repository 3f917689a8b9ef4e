import type { Address } from '../../kernel/agenda.ts'
import { majorityOf, rowAt, termAt } from '../queues/group.ts'
import type { Proposal, RaftRow, RaftSignal } from '../raft.ts'
import type { Queue } from '../state.ts'
import { applyCommand } from './commands.ts'
import type { Desk } from './desk.ts'
import { type Replica, stepDown } from './replica.ts'

type Signal<Type extends RaftSignal['type']> = Extract<RaftSignal, { readonly type: Type }>

/** Asks the replicas of a queue to agree on a command; it is done when a majority has written it down. */
export function propose(desk: Desk, queue: Queue, proposal: Proposal): void {
  const { group } = queue
  if (group === undefined) return
  const command = group.nextCommand
  desk.turn.emit({ type: 'raft.proposed', queue: queue.name, node: desk.node, command, ...proposal })
  forward(desk, queue, command)
}

/** Hands a command to the leader, if this node knows one. Without one it waits for the next. */
export function forward(desk: Desk, queue: Queue, command: number): void {
  const { group } = queue
  const member = group?.members.get(desk.node)
  const leader = member === undefined ? queue.node : member.leader
  if (group === undefined || leader === undefined) return
  if (leader === desk.node && member !== undefined) appendCommand(desk, { queue, group, member }, command)
  else desk.turn.send(desk.node, leader, { type: 'raft.propose', queue: queue.name, command })
}

/** The leader writes a command down, and sends it to the others. */
export function appendCommand(desk: Desk, replica: Replica, command: number): void {
  const { queue, group, member } = replica
  const isNew = group.pending.has(command) && !hasCommand(replica, command)
  if (member.role !== 'leader' || !isNew) return
  const index = member.log.end + 1
  const { name: node, term } = member
  desk.turn.emit({ type: 'raft.appended', queue: queue.name, node, index, term, command })
  for (const other of group.members.keys()) if (other !== node) sendRows(desk, replica, other, index)
  advance(desk, replica)
}

/** Sends all rows from `from` on. */
export function sendRows(desk: Desk, { queue, member }: Replica, to: Address, from: number): void {
  const entries: RaftRow[] = []
  for (let index = from; index <= member.log.end; index++) entries.push(rowAt(member, index) as RaftRow)
  desk.turn.send(desk.node, to, {
    type: 'raft.append-entries',
    queue: queue.name,
    term: member.term,
    previousIndex: from - 1,
    previousTerm: termAt(member, from - 1),
    entries,
  })
}

/** A follower takes rows that go on from its own; else it says where it stands (Raft, section 5.3). */
export function onEntries(
  desk: Desk,
  replica: Replica,
  signal: Signal<'raft.append-entries'>,
  from: Address,
): void {
  const { queue, member } = replica
  const { term, previousIndex, previousTerm } = signal
  const reply = (success: boolean, lastIndex: number) =>
    desk.turn.send(desk.node, from, {
      type: 'raft.append-entries-reply',
      queue: queue.name,
      term: member.term,
      success,
      lastIndex,
    })
  if (term < member.term) return reply(false, member.log.end)
  if (term > member.term || member.leader !== from || member.role !== 'follower') {
    desk.turn.emit({ type: 'raft.followed', queue: queue.name, node: member.name, term, leader: from })
    for (const { id, origin } of [...replica.group.pending.values()]) {
      if (origin === desk.node) forward(desk, queue, id)
    }
  }
  const fits = previousIndex === 0 || (rowAt(member, previousIndex)?.term ?? -1) === previousTerm
  if (!fits) return reply(false, Math.min(member.log.end, previousIndex - 1))
  write(desk, replica, signal)
  reply(true, previousIndex + signal.entries.length)
}

/** The leader learns how far a follower is; what a majority has is committed. */
export function onEntriesReply(
  desk: Desk,
  replica: Replica,
  { term, success, lastIndex }: Signal<'raft.append-entries-reply'>,
  from: Address,
): void {
  const { queue, member } = replica
  if (term > member.term) return stepDown(desk, replica, term)
  if (member.role !== 'leader' || term < member.term) return
  if (!success) return sendRows(desk, replica, from, lastIndex + 1)
  if (lastIndex <= (member.matches.get(from) ?? 0)) return
  desk.turn.emit({ type: 'raft.matched', queue: queue.name, node: from, index: lastIndex })
  advance(desk, replica)
}

function write(
  desk: Desk,
  { queue, member }: Replica,
  { previousIndex, entries }: Signal<'raft.append-entries'>,
): void {
  const { name: node } = member
  entries.forEach(({ term, command }, at) => {
    const index = previousIndex + 1 + at
    const known = rowAt(member, index)
    if (known?.term === term) return
    if (known !== undefined) desk.turn.emit({ type: 'raft.truncated', queue: queue.name, node, index })
    desk.turn.emit({ type: 'raft.appended', queue: queue.name, node, index, term, command })
  })
}

/** A leader commits rows of its own term only; older ones are committed with them (Raft, section 5.4.2). */
function advance(desk: Desk, replica: Replica): void {
  const { queue, group, member } = replica
  const reached = [member.log.end, ...[...member.matches.values()]].sort((one, other) => other - one)
  const last = reached[majorityOf(group) - 1] ?? 0
  if (last <= group.committed || termAt(member, last) !== member.term) return
  for (let index = group.committed + 1; index <= last; index++) {
    const { command } = rowAt(member, index) as RaftRow
    const pending = group.pending.get(command)
    desk.turn.emit({ type: 'raft.committed', queue: queue.name, index, command })
    if (pending !== undefined) applyCommand(desk, queue, pending)
  }
}

/** A client may hand in again what the leader has already: only what is not committed can be so. */
function hasCommand({ group, member }: Replica, command: number): boolean {
  for (let index = group.committed + 1; index <= member.log.end; index++) {
    if (rowAt(member, index)?.command === command) return true
  }
  return false
}
