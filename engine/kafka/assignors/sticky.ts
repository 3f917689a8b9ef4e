import type { AssignmentRequest, Assignor, GroupAssignment } from './assignor.ts'
import { type StickyResult, settleClaims } from './sticky-claims.ts'
import { assignConstrained } from './sticky-constrained.ts'
import { assignGeneral } from './sticky-general.ts'
import { groupByTopic } from './topic-partition.ts'

/** Balance first, then as few moves as possible; but eager: everybody still gives up everything before. */
export const sticky: Assignor = {
  name: 'sticky',
  className: 'org.apache.kafka.clients.consumer.StickyAssignor',
  protocols: ['classic'],
  rebalance: 'eager',
  remembers: 'last assignment',
  assign: (request) => membersOf(request, assignSticky(request)),
}

/** Where the partitions should be, and which of them have to move for it. */
export function assignSticky(request: AssignmentRequest): StickyResult {
  if (request.members.length === 0) return { assigned: new Map(), moving: new Map() }
  const input = settleClaims(request)
  return input.isHomogeneous ? assignConstrained(input) : assignGeneral(input)
}

function membersOf({ members }: AssignmentRequest, { assigned }: StickyResult): GroupAssignment {
  return {
    members: new Map(members.map(({ id }) => [id, groupByTopic(assigned.get(id) ?? [])])),
    withheld: new Map(),
  }
}
