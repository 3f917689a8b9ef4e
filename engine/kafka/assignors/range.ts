import { type AssignmentRequest, type Assignor, byInstanceThenId, type GroupAssignment } from './assignor.ts'
import { byText } from './topic-partition.ts'

/**
 * Topic by topic, a contiguous range for each subscribed member; the first ones get one more when it does not
 * divide. Over many topics it is the same members that get more. The coordinator's own range assignor of
 * KIP-848 gives the same answer, so there is one (oracle: assignors-classic, assignors-kip848).
 */
export const range: Assignor = {
  name: 'range',
  className: 'org.apache.kafka.clients.consumer.RangeAssignor',
  protocols: ['classic', 'consumer'],
  rebalance: 'eager',
  remembers: 'nothing',
  assign: assignRanges,
}

function assignRanges({ topics, members }: AssignmentRequest): GroupAssignment {
  const assigned = new Map(members.map((member) => [member.id, new Map<string, number[]>()]))
  const sorted = [...members].sort(byInstanceThenId)
  for (const [topic, count] of [...topics].sort(([one], [other]) => byText(one, other))) {
    const subscribers = sorted.filter((member) => member.topics.includes(topic))
    for (const [index, member] of subscribers.entries()) {
      const numbers = rangeOf({ index, members: subscribers.length, partitions: count })
      if (numbers.length > 0) assigned.get(member.id)?.set(topic, numbers)
    }
  }
  return { members: assigned, withheld: new Map() }
}

function rangeOf(place: { index: number; members: number; partitions: number }): number[] {
  const quota = Math.floor(place.partitions / place.members)
  const extras = place.partitions % place.members
  const start = place.index * quota + Math.min(place.index, extras)
  return Array.from({ length: quota + (place.index < extras ? 1 : 0) }, (_, offset) => start + offset)
}
