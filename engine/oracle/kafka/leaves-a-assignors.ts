import { javaHashMapOrder } from '../../base/java-hash-map.ts'
import { isHomogeneous } from '../../kafka/assignors/assignor.ts'
import {
  type AssignmentRequest,
  type Assignor,
  assignorOf,
  type GroupAssignment,
  type GroupMember,
  type GroupProtocol,
  needsRejoin,
  revokedFrom,
} from '../../kafka/assignors/index.ts'
import type { PartitionsByTopic } from '../../kafka/assignors/topic-partition.ts'
import { compareFields, type Difference } from './leaves-a-difference.ts'

type PartitionsCase = Readonly<Record<string, readonly number[]>>

interface MemberCase {
  readonly id: string
  readonly instanceId: string | null
  readonly topics: readonly string[]
  readonly previous: PartitionsCase
  readonly previousGeneration?: number
}

interface GenerationCase {
  readonly topics: Readonly<Record<string, number>>
  readonly members: readonly MemberCase[]
  readonly iterationOrder: readonly string[]
  readonly topicIterationOrder?: readonly string[]
}

interface AssignorCase {
  readonly assignor: string
  readonly generations: readonly GenerationCase[]
}

/** Assignors that run in the client that leads the group. */
export function checkClassicAssignor(oracleCase: unknown): Difference[] {
  return checkGenerations(oracleCase as AssignorCase, 'classic')
}

/** Assignors that run in the coordinator (KIP-848). */
export function checkConsumerAssignor(oracleCase: unknown): Difference[] {
  return checkGenerations(oracleCase as AssignorCase, 'consumer')
}

function checkGenerations(
  { assignor: name, generations }: AssignorCase,
  protocol: GroupProtocol,
): Difference[] {
  const assignor = assignorOf(name, protocol)
  if (assignor === undefined) return [{ path: 'assignor', expected: name, got: undefined }]
  return generations.flatMap((generation, index) =>
    checkGeneration(generation, assignor).map((difference) => ({
      ...difference,
      path: `generations[${index}].${difference.path}`,
    })),
  )
}

function checkGeneration(generation: GenerationCase, assignor: Assignor): Difference[] {
  const request = requestOf(generation)
  const assignment = assignor.assign(request)
  const answer: Record<string, unknown> = {
    iterationOrder: javaHashMapOrder(request.members.map(({ id }) => id)),
    assignment: byMember(assignment.members),
    moved_from: changed(request.members, (member) => revokedFrom(member, assignment)),
    moved_to: changed(request.members, (member) => addedTo(member, assignment)),
    subscriptionType: isHomogeneous(request.members) ? 'Homogeneous' : 'Heterogeneous',
    withheld: Object.fromEntries(assignment.withheld),
    needsRejoin: assignor.rebalance === 'cooperative' && needsRejoin(request, assignment),
  }
  const asked = Object.entries(answer).filter(([key]) => key in generation)
  return compareFields(generation, Object.fromEntries(asked))
}

/** Members come in the order of the recorded walk, so that two ids in one slot keep their order. */
function requestOf({
  topics,
  members,
  iterationOrder,
  topicIterationOrder,
}: GenerationCase): AssignmentRequest {
  const walked = [...members].sort(
    (one, other) => iterationOrder.indexOf(one.id) - iterationOrder.indexOf(other.id),
  )
  return {
    topics: new Map(Object.entries(topics)),
    members: walked.map(memberOf),
    ...(topicIterationOrder === undefined ? {} : { topicOrder: topicIterationOrder }),
  }
}

function memberOf({ id, instanceId, topics, previous, previousGeneration }: MemberCase): GroupMember {
  return {
    id,
    instanceId,
    topics,
    owned: new Map(Object.entries(previous)),
    generation: previousGeneration ?? -1,
  }
}

function addedTo(member: GroupMember, assignment: GroupAssignment): PartitionsByTopic {
  const given = assignment.members.get(member.id) ?? new Map<string, readonly number[]>()
  const before: GroupAssignment = { members: new Map([[member.id, member.owned]]), withheld: new Map() }
  return revokedFrom({ ...member, owned: given }, before)
}

function changed(
  members: readonly GroupMember[],
  changeOf: (member: GroupMember) => PartitionsByTopic,
): Record<string, PartitionsCase> {
  const changes = members.map((member): [string, PartitionsByTopic] => [member.id, changeOf(member)])
  return byMember(new Map(changes.filter(([, change]) => change.size > 0)))
}

function byMember(members: ReadonlyMap<string, PartitionsByTopic>): Record<string, PartitionsCase> {
  return Object.fromEntries([...members].map(([id, partitions]) => [id, Object.fromEntries(partitions)]))
}
