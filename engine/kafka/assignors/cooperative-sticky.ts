import type { AssignmentRequest, Assignor, GroupAssignment } from './assignor.ts'
import { assignSticky } from './sticky.ts'
import { groupByTopic } from './topic-partition.ts'

/**
 * The sticky assignment in two steps: a partition that moves is given to nobody at first, so that its owner
 * revokes it; the owner rejoins and the next assignment hands it out (KIP-429).
 */
export const cooperativeSticky: Assignor = {
  name: 'cooperative-sticky',
  className: 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
  protocols: ['classic'],
  rebalance: 'cooperative',
  remembers: 'owned partitions',
  assign: assignCooperatively,
}

function assignCooperatively(request: AssignmentRequest): GroupAssignment {
  const { assigned, moving } = assignSticky(request)
  const now = (id: string) => (assigned.get(id) ?? []).filter((partition) => !moving.has(partition))
  return {
    members: new Map(request.members.map(({ id }) => [id, groupByTopic(now(id))])),
    withheld: groupByTopic([...moving.keys()]),
  }
}
