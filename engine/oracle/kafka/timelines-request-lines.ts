import { EARLIEST_TIMESTAMP, LATEST_TIMESTAMP } from '../../kafka/protocol/client-requests.ts'
import type { JoinGroup, OffsetCommit, OffsetToCommit } from '../../kafka/protocol/group-requests.ts'
import { byPartition, partitionsByTopic } from '../../kafka/protocol/partition-name.ts'
import type { KafkaRequest, KafkaResponse } from '../../kafka/requests.ts'
import { memberHeartbeatLine } from './consumer-group-words.ts'
import { nameOf, type StoryLog } from './story-log.ts'
import type { StoryEvent } from './timelines-case.ts'

/** A request as the stories write it; undefined: they do not. */
export function requestLine(
  log: StoryLog,
  request: KafkaRequest,
  answer: KafkaResponse | undefined,
  who: string,
  t: number,
): StoryEvent | undefined {
  switch (request.type) {
    case 'JoinGroup':
      return joinLine(log, request, who, t)
    case 'SyncGroup': {
      const { memberId, generation, assignments } = request
      const line = { t, who, ev: 'SyncGroup', memberId: nameOf(log, memberId), generation }
      if (assignments.length === 0) return line
      const dealt = assignments.map((one) => [nameOf(log, one.memberId), topics(one.partitions)] as const)
      return { ...line, assignments: Object.fromEntries(dealt) }
    }
    case 'Heartbeat':
      return heartbeatLine(log, request, answer, who, t)
    case 'ConsumerGroupHeartbeat':
      return memberHeartbeatLine(request, answer, who, t)
    case 'LeaveGroup':
      return {
        t,
        who,
        ev: 'LeaveGroup',
        members: request.members.map(({ memberId }) => nameOf(log, memberId)),
      }
    case 'OffsetCommit':
      return commitLine(log, request, answer, who, t)
    case 'OffsetFetch':
      return answer?.type === 'OffsetFetchResponse'
        ? { t, who, ev: 'OffsetFetch', offsets: offsetMap(answer.offsets) }
        : undefined
    case 'ListOffsets': {
      if (answer?.type !== 'ListOffsetsResponse') return undefined
      const word = (timestamp: number): string =>
        timestamp === EARLIEST_TIMESTAMP ? 'earliest' : timestamp === LATEST_TIMESTAMP ? 'latest' : 'ts'
      const results = answer.results.map(({ partition, offset }, index) => {
        return [partition, `${word(request.partitions[index]?.timestamp ?? 0)}->${offset}`] as const
      })
      return { t, who, ev: 'ListOffsets', result: Object.fromEntries(results) }
    }
    default:
      return undefined
  }
}

/** An answer that has a line of its own: those that may come late. */
export function responseLine(
  log: StoryLog,
  response: KafkaResponse,
  to: string,
  t: number,
): StoryEvent | undefined {
  const { type } = response
  if (type === 'SyncGroupResponse') {
    const line = { t, who: 'broker', ev: 'SyncGroup.response', to, error: response.error }
    return response.error === 'NONE' ? { ...line, assignment: topics(response.partitions) } : line
  }
  if (type !== 'JoinGroupResponse') return undefined
  const { error, generation, protocol, members } = response
  const memberId = nameOf(log, response.memberId)
  const leader = nameOf(log, response.leader)
  const line = {
    t,
    who: 'broker',
    ev: 'JoinGroup.response',
    to,
    error,
    memberId,
    generation,
    protocol,
    leader,
  }
  if (members.length === 0) return line
  const names = members.map((member) => nameOf(log, member.memberId))
  return { ...line, members: names.sort((one, other) => (one < other ? -1 : 1)) }
}

/** `{"orders": [0, 1]}`. */
export function topics(partitions: readonly string[]): Record<string, readonly number[]> {
  return Object.fromEntries(partitionsByTopic([...partitions].sort(byPartition)))
}

function joinLine(log: StoryLog, request: JoinGroup, who: string, t: number): StoryEvent {
  const { memberId, groupInstanceId, protocols, sessionTimeoutMs, rebalanceTimeoutMs } = request
  return {
    t,
    who,
    ev: 'JoinGroup',
    memberId: nameOf(log, memberId),
    ...(groupInstanceId !== null && { instanceId: groupInstanceId }),
    protocols: protocols.map(({ name }) => name),
    ownedPartitions: topics(protocols[0]?.subscription.ownedPartitions ?? []),
    sessionTimeoutMs,
    rebalanceTimeoutMs,
  }
}

/** Heartbeats that are fine are only counted. */
function heartbeatLine(
  log: StoryLog,
  request: Extract<KafkaRequest, { readonly type: 'Heartbeat' }>,
  answer: KafkaResponse | undefined,
  who: string,
  t: number,
): StoryEvent | undefined {
  const memberId = nameOf(log, request.memberId)
  const times = log.heartbeats.get(memberId) ?? []
  times.push(t)
  log.heartbeats.set(memberId, times)
  const result = answer?.type === 'HeartbeatResponse' ? answer.error : 'NONE'
  const { generation } = request
  return result === 'NONE' ? undefined : { t, who, ev: 'Heartbeat', memberId, generation, result }
}

/** A commit that repeats the last one of its member in its generation is left out. */
function commitLine(
  log: StoryLog,
  { memberId, generation, offsets }: OffsetCommit,
  answer: KafkaResponse | undefined,
  who: string,
  t: number,
): StoryEvent | undefined {
  const result = answer?.type === 'OffsetCommitResponse' ? answer.error : 'NONE'
  const committed = offsetMap(offsets)
  const key = `${memberId} ${generation}`
  const text = JSON.stringify(committed)
  if (result === 'NONE' && log.commits.get(key) === text) return undefined
  if (result === 'NONE') log.commits.set(key, text)
  return {
    t,
    who,
    ev: 'OffsetCommit',
    memberId: nameOf(log, memberId),
    generation,
    offsets: committed,
    result,
  }
}

function offsetMap(offsets: readonly OffsetToCommit[]): Record<string, number> {
  const sorted = [...offsets].sort((one, other) => byPartition(one.partition, other.partition))
  return Object.fromEntries(sorted.map(({ partition, offset }) => [partition, offset]))
}
