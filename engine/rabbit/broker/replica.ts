import type { Group, Member } from '../raft.ts'
import type { Queue } from '../state.ts'
import type { Desk } from './desk.ts'

/** A replica at work: its queue, the group, and itself. */
export interface Replica {
  readonly queue: Queue
  readonly group: Group
  readonly member: Member
}

/** A newer term has come up: whoever led or stood for election follows. */
export function stepDown(desk: Desk, { queue, member }: Replica, term: number): void {
  if (term <= member.term) return
  desk.turn.emit({ type: 'raft.followed', queue: queue.name, node: member.name, term })
}
