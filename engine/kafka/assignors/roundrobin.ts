import {
  type AssignmentRequest,
  type Assignor,
  byInstanceThenId,
  emptyLists,
  type GroupAssignment,
} from './assignor.ts'
import { byText, createPartitionCatalogue, groupByTopic, partitionsOfTopics } from './topic-partition.ts'

/**
 * All partitions of all subscribed topics are dealt in turn; who is not subscribed to the topic is passed
 * over.
 */
export const roundrobin: Assignor = {
  name: 'roundrobin',
  className: 'org.apache.kafka.clients.consumer.RoundRobinAssignor',
  protocols: ['classic'],
  rebalance: 'eager',
  remembers: 'nothing',
  assign: dealInTurn,
}

function dealInTurn({ topics, members }: AssignmentRequest): GroupAssignment {
  const dealt = emptyLists(members)
  const circle = [...members].sort(byInstanceThenId)
  const subscribed = new Set(members.flatMap((member) => member.topics))
  const names = [...topics.keys()].filter((topic) => subscribed.has(topic)).sort(byText)
  let next = 0
  for (const partition of partitionsOfTopics(names, topics, createPartitionCatalogue())) {
    while (!circle[next]?.topics.includes(partition.topic)) next = (next + 1) % circle.length
    dealt.get(circle[next]?.id ?? '')?.push(partition)
    next = (next + 1) % circle.length
  }
  return {
    members: new Map([...dealt].map(([id, partitions]) => [id, groupByTopic(partitions)])),
    withheld: new Map(),
  }
}
