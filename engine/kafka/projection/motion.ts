import { itemAt } from '../../base/deque.ts'
import type { Transit } from '../../kernel/agenda.ts'
import type { MotionView } from '../../kernel/scene.ts'
import { offsetAt } from '../log/batch.ts'
import type { FetchedPartition } from '../protocol/client-requests.ts'
import type { KafkaSignal } from '../requests.ts'
import type { KafkaState } from '../state.ts'
import { groupId, memberId, partitionId, producerId } from './places.ts'

type Of<Type extends KafkaSignal['type']> = Extract<KafkaSignal, { type: Type }>

/** What a reader sees on the way. Empty fetches and lookups are left out: they are there all the time. */
export function motionOf(
  { signal, from, to }: Transit<KafkaSignal>,
  state: KafkaState,
): MotionView | undefined {
  switch (signal.type) {
    case 'Produce':
      return produceMotion(signal, from)
    case 'ProduceResponse':
      return produceAnswer(signal, to)
    case 'FetchResponse':
      return fetchMotion(signal, to, state)
    case 'work.done':
      return workMotion(signal, to, state)
    case 'task.done':
      return taskMotion(signal, to, state)
    case 'ShareFetchResponse':
      return shareMotion(signal, to)
    case 'ShareGroupHeartbeat':
    case 'Heartbeat':
    case 'JoinGroup':
    case 'SyncGroup':
    case 'LeaveGroup':
    case 'OffsetCommit':
    case 'ConsumerGroupHeartbeat':
      return groupMotion(signal.type, memberId(from), groupId(signal.groupId))
    case 'HeartbeatResponse':
      return signal.error === 'NONE' ? undefined : groupAnswer(signal.error, to, state)
    case 'JoinGroupResponse':
    case 'SyncGroupResponse':
    case 'OffsetCommitResponse':
      return groupAnswer(signal.error === 'NONE' ? signal.type : signal.error, to, state)
    default:
      return undefined
  }
}

/** Nothing moves inside of a broker: a record stays where it was appended, and pointers step. */
export function hopOf(): MotionView | undefined {
  return undefined
}

function produceMotion({ batches }: Of<'Produce'>, from: string): MotionView | undefined {
  const [first] = batches
  if (first === undefined) return undefined
  const count = batches.reduce((sum, { batch }) => sum + batch.records.length, 0)
  const key = first.batch.records[0]?.key ?? undefined
  return {
    from: producerId(from),
    to: partitionId(first.partition),
    weight: 'message',
    label: count === 1 ? (first.batch.records[0]?.value ?? 'record') : `×${count}`,
    count,
    ...(key !== undefined && { key }),
    state: 'tentative',
  }
}

function produceAnswer({ results }: Of<'ProduceResponse'>, to: string): MotionView | undefined {
  const [first] = results
  if (first === undefined) return undefined
  const isFine = first.error === 'NONE'
  const label = isFine ? `offset ${first.baseOffset}` : first.error
  const motion = { from: partitionId(first.partition), to: producerId(to), weight: 'control' as const, label }
  return isFine ? motion : { ...motion, trouble: true }
}

function fetchMotion(
  { partitions }: Of<'FetchResponse'>,
  to: string,
  state: KafkaState,
): MotionView | undefined {
  const full = partitions.find(({ batches }) => batches.length > 0)
  if (full === undefined || !state.consumers.has(to)) return undefined
  return { from: partitionId(full.partition), to: memberId(to), weight: 'control', label: offsetsOf(full) }
}

/** What a member of a share group was given, of the first partition. */
function shareMotion({ partitions }: Of<'ShareFetchResponse'>, to: string): MotionView | undefined {
  const full = partitions.find(({ acquired }) => acquired.length > 0)
  const [first] = full?.acquired ?? []
  if (full === undefined || first === undefined) return undefined
  const label = first.first === first.last ? String(first.first) : `${first.first}–${first.last}`
  return { from: partitionId(full.partition), to: memberId(to), weight: 'message', label }
}

function offsetsOf({ batches }: FetchedPartition): string {
  const from = batches[0]?.baseOffset ?? 0
  const until = batches.at(-1)?.lastOffset ?? from
  return from === until ? String(from) : `${from}–${until}`
}

/** The record that is being handled, by its offset. */
function workMotion({ index }: Of<'work.done'>, name: string, state: KafkaState): MotionView | undefined {
  const consumer = state.consumers.get(name)
  const stretch = consumer === undefined ? undefined : itemAt(consumer.inHand, 0)
  if (stretch === undefined) return undefined
  const place = memberId(name)
  const key = stretch.batch.records[index]?.key ?? undefined
  const label = String(offsetAt(stretch.batch, index))
  return { from: place, to: place, weight: 'work', label, ...(key !== undefined && { key }) }
}

/** A record that a thread of a pool works on. */
function taskMotion({ thread }: Of<'task.done'>, name: string, state: KafkaState): MotionView | undefined {
  const task = state.consumers.get(name)?.pool?.threads[thread - 1]?.task
  if (task === undefined) return undefined
  const place = memberId(name)
  const key = task.batch.records[task.index]?.key ?? undefined
  const label = String(offsetAt(task.batch, task.index))
  return { from: place, to: place, weight: 'work', label, ...(key !== undefined && { key }) }
}

function groupMotion(label: string, from: string, to: string): MotionView {
  return {
    from,
    to,
    weight: 'control',
    label: label.endsWith('Heartbeat') ? '♥' : label,
  }
}

function groupAnswer(label: string, to: string, state: KafkaState): MotionView | undefined {
  const consumer = state.consumers.get(to)
  if (consumer === undefined) return undefined
  return { from: groupId(consumer.setup.group), to: memberId(to), weight: 'control', label }
}
