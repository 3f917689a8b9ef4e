import { copyAppendLog, createAppendLog } from '../../base/append-log.ts'
import { present } from '../../base/assert.ts'
import type { Address } from '../../kernel/agenda.ts'
import type { Group, Member, RaftRow } from '../raft.ts'
import type { BrokerState, Queue } from '../state.ts'

/** As many replicas as a quorum queue has by default (x-quorum-initial-group-size). */
const GROUP_SIZE = 3

/** The replicas of a new quorum queue: none where there is one node, else the leader's node and its next ones. */
export function groupFor(
  broker: BrokerState,
  queue: Pick<Queue, 'type' | 'arguments' | 'node'>,
): Group | undefined {
  if (queue.type !== 'quorum' || broker.nodes.size === 1) return undefined
  const asked = queue.arguments['x-quorum-initial-group-size']
  const size = typeof asked === 'number' ? asked : GROUP_SIZE
  const others = [...broker.nodes.keys()].filter((name) => name !== queue.node)
  const names = [queue.node, ...others].slice(0, Math.max(1, size))
  const members = new Map(names.map((name) => [name, createMember(name, queue.node)]))
  return { members, pending: new Map(), committed: 0, nextCommand: 1 }
}

/** A copy that shares nothing that changes. */
export function copyGroup(group: Group): Group {
  const members = new Map<Address, Member>()
  for (const [name, member] of group.members) {
    const { votes, matches, log } = member
    members.set(name, {
      ...member,
      votes: new Set(votes),
      matches: new Map(matches),
      log: copyAppendLog(log),
    })
  }
  return { ...group, members, pending: new Map(group.pending) }
}

/** How many replicas are a majority. */
export function majorityOf({ members }: Group): number {
  return Math.floor(members.size / 2) + 1
}

/** A row of a replica's log, from 1 on; undefined where there is none. */
export function rowAt({ log }: Member, index: number): RaftRow | undefined {
  return index >= 1 && index <= log.end ? log.items[index - 1] : undefined
}

/** The term of a row; 0 before the first. */
export function termAt(member: Member, index: number): number {
  return rowAt(member, index)?.term ?? 0
}

/** The replica on a node, which must be there. */
export function memberOf(group: Group, node: Address): Member {
  return present(group.members.get(node), `the replica on ${node}`)
}

/** Whether the leader lives, and enough replicas with it to decide anything. */
export function isAvailable(broker: BrokerState, { node, group }: Queue): boolean {
  if (group === undefined || broker.nodes.get(node)?.status !== 'running') return false
  if (group.members.get(node)?.role !== 'leader') return false
  const running = [...group.members.keys()].filter((name) => broker.nodes.get(name)?.status === 'running')
  return running.length >= majorityOf(group)
}

/** The first leader is chosen without an election: the node that declares the queue. */
function createMember(name: Address, leader: Address): Member {
  const role = name === leader ? 'leader' : 'follower'
  return {
    name,
    role,
    term: 1,
    votedFor: leader,
    leader,
    votes: new Set(),
    log: createAppendLog(),
    matches: new Map(),
  }
}
