import { javaHashMapOrder } from '../../base/java-hash-map.ts'
import {
  type AssignmentRequest,
  type Assignor,
  type GroupAssignment,
  type GroupMember,
  isHomogeneous,
  knownTopics,
} from './assignor.ts'
import { byText } from './topic-partition.ts'
import { assignHeterogeneous } from './uniform-heterogeneous.ts'
import { assignHomogeneous } from './uniform-homogeneous.ts'

/** A KIP-848 request in the coordinator's own order of members and topics. */
export interface UniformInput {
  readonly counts: ReadonlyMap<string, number>
  /** Topics somebody subscribes to. */
  readonly topics: readonly string[]
  readonly members: readonly UniformMember[]
}

/** A member, and what of its subscription exists. */
export interface UniformMember {
  readonly id: string
  readonly topics: ReadonlySet<string>
  readonly owned: GroupMember['owned']
}

/** Partitions each member ends with. */
export type UniformResult = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>

/**
 * The default of KIP-848: even, and sticky; the coordinator visits members in the order of a HashMap of ids.
 */
export const uniform: Assignor = {
  name: 'uniform',
  className: null,
  protocols: ['consumer'],
  rebalance: 'cooperative',
  remembers: 'target assignment',
  assign: assignUniformly,
}

function assignUniformly(request: AssignmentRequest): GroupAssignment {
  const input = inputOf(request)
  const build = isHomogeneous(request.members) ? assignHomogeneous : assignHeterogeneous
  const result: UniformResult = input.topics.length === 0 ? new Map() : build(input)
  return {
    members: new Map(request.members.map(({ id }) => [id, sortedTopics(result.get(id))])),
    withheld: new Map(),
  }
}

function inputOf({ topics, members, topicOrder }: AssignmentRequest): UniformInput {
  const byId = new Map(members.map((member) => [member.id, member]))
  const walked = javaHashMapOrder(byId.keys()).map((id): UniformMember => {
    const member = byId.get(id) as GroupMember
    return { id, topics: new Set(knownTopics(member, topics)), owned: existing(member, topics) }
  })
  const order = [...new Set([...(topicOrder ?? []), ...topics.keys()])]
  const subscribed = order.filter((topic) => walked.some((member) => member.topics.has(topic)))
  return { counts: topics, topics: subscribed, members: walked }
}

function existing({ owned }: GroupMember, topics: ReadonlyMap<string, number>): GroupMember['owned'] {
  const kept = [...owned].map(([topic, numbers]): [string, number[]] => [
    topic,
    numbers.filter((number) => number < (topics.get(topic) ?? 0)),
  ])
  return new Map(kept.filter(([, numbers]) => numbers.length > 0))
}

function sortedTopics(
  partitions: ReadonlyMap<string, ReadonlySet<number>> | undefined,
): Map<string, number[]> {
  const entries = [...(partitions ?? [])].filter(([, numbers]) => numbers.size > 0)
  entries.sort(([one], [other]) => byText(one, other))
  return new Map(entries.map(([topic, numbers]) => [topic, [...numbers].sort((one, other) => one - other)]))
}
