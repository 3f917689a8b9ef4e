import type { FetchIsolation } from '../log/fetch.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import { earliestOffsetOf, latestOffsetOf, offsetByTime } from '../log/time-lookup.ts'
import type { ListOffsets, Metadata } from '../protocol/client-requests.ts'
import { EARLIEST_TIMESTAMP, LATEST_TIMESTAMP } from '../protocol/client-requests.ts'
import type { ErrorCode } from '../protocol/error-code.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { answer, type BrokerDesk } from '../turn.ts'

const UNKNOWN_OFFSET = -1

/** Metadata: the partitions of topics, and where their leaders are. */
export function onMetadata(desk: BrokerDesk, request: Metadata, client: string): void {
  const { cluster, brokers } = desk.kafka
  const topics = request.topics.map((name) => {
    const topic = cluster.topics.get(name)
    if (topic === undefined) return { name, error: 'UNKNOWN_TOPIC_OR_PARTITION' as const, partitions: [] }
    const partitions = topic.partitions.map((partition) => {
      const { leader = -1, leaderEpoch = -1 } = cluster.partitions.get(partition)?.registration ?? {}
      return { leader: cluster.addresses.get(leader) ?? null, leaderEpoch }
    })
    return { name, error: 'NONE' as const, partitions }
  })
  const running = [...brokers.values()].filter(({ status }) => status === 'running')
  const { correlationId } = request
  answer(desk, client, {
    type: 'MetadataResponse',
    correlationId,
    brokers: running.map(({ address }) => address),
    topics,
  })
}

/** ListOffsets: the first, the next, or the first at a time, as a reader of this isolation may see them. */
export function onListOffsets(desk: BrokerDesk, request: ListOffsets, client: string): void {
  const isolation = request.isolationLevel === 'read_committed' ? 'committed' : 'uncommitted'
  const results = request.partitions.map(({ partition, timestamp }) => {
    const { error, log } = leadersLogOf(desk, partition)
    const offset = log === undefined ? UNKNOWN_OFFSET : offsetFor(log, timestamp, isolation)
    return { partition, error, offset }
  })
  const { correlationId } = request
  answer(desk, client, { type: 'ListOffsetsResponse', correlationId, results })
}

/** The log of a partition that this broker leads, or why it may not answer for it. */
export function leadersLogOf(
  { kafka, broker }: BrokerDesk,
  partition: PartitionName,
): { readonly error: ErrorCode; readonly log: PartitionLog | undefined } {
  const registered = kafka.cluster.partitions.get(partition)
  if (registered === undefined) return { error: 'UNKNOWN_TOPIC_OR_PARTITION', log: undefined }
  if (registered.registration.leader !== broker.id) return { error: 'NOT_LEADER_OR_FOLLOWER', log: undefined }
  return { error: 'NONE', log: broker.logs.get(partition) }
}

function offsetFor(log: PartitionLog, timestamp: number, isolation: FetchIsolation): number {
  if (timestamp === EARLIEST_TIMESTAMP) return earliestOffsetOf(log)
  if (timestamp === LATEST_TIMESTAMP) return latestOffsetOf(log, isolation)
  return offsetByTime(log, timestamp, isolation)?.offset ?? UNKNOWN_OFFSET
}
