import { present } from '../../base/assert.ts'
import { itemAt, pushBack, removeAt } from '../../base/deque.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { AssignedPartition, Consumer } from '../client/consumer-state.ts'
import { completedFetchOf, take } from '../client/fetched-records.ts'
import { forgetRequest } from '../client/network-state.ts'
import type { ReadingFact } from '../events/consumer-events.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import { letGo } from './in-hand.ts'
import { failTask, finishTask } from './pool-folds.ts'

/** How facts about what a consumer reads are written. */
export const readingFolds: Folds<KafkaState, ReadingFact> = {
  'position.resetting'(kafka, { consumer, partition, resetTo }) {
    const assigned = partitionOf(kafka, consumer, partition)
    assigned.state = 'resetting'
    assigned.resetTo = resetTo
  },
  'position.set'(kafka, { consumer, partition, offset }, _tick, seq) {
    const assigned = partitionOf(kafka, consumer, partition)
    assigned.state = 'fetching'
    assigned.position = offset
    assigned.seq = seq
  },
  'position.advanced'(kafka, { consumer, partition, offset }, _tick, seq) {
    const assigned = partitionOf(kafka, consumer, partition)
    assigned.position = offset
    assigned.seq = seq
    discard(consumerAt(kafka, consumer), partition)
  },
  'partition.paused'(kafka, { consumer, partition, by }) {
    if (by === 'pool') consumerAt(kafka, consumer).pool?.paused.add(partition)
    partitionOf(kafka, consumer, partition).paused = true
  },
  'partition.resumed'(kafka, { consumer, partition }) {
    consumerAt(kafka, consumer).pool?.paused.delete(partition)
    partitionOf(kafka, consumer, partition).paused = false
  },
  'records.fetched'(kafka, { consumer, correlationId, partitions }, _tick, seq) {
    const fetching = consumerAt(kafka, consumer)
    forgetRequest(fetching.network, correlationId)
    const { isolationLevel } = fetching.config
    for (const fetched of partitions) {
      const assigned = fetching.assigned.get(fetched.partition)
      if (assigned === undefined) continue
      if (fetched.highWatermark >= 0) assigned.highWatermark = fetched.highWatermark
      if (fetched.logStartOffset >= 0) assigned.logStartOffset = fetched.logStartOffset
      if (fetched.error !== 'NONE' && fetched.error !== 'OFFSET_OUT_OF_RANGE') continue
      pushBack(fetching.fetched, completedFetchOf(fetched, fetched.fetchOffset, isolationLevel, seq))
    }
  },
  'fetched.discarded'(kafka, { consumer, partition }) {
    discard(consumerAt(kafka, consumer), partition)
  },
  'records.polled'(kafka, { consumer, partition, count }, _tick, seq) {
    const polling = consumerAt(kafka, consumer)
    const at = placeOf(polling, partition)
    const fetch = present(itemAt(polling.fetched, at), `records of ${partition}`)
    const taken = take(fetch, count)
    for (const stretch of taken.stretches) pushBack(polling.inHand, { ...stretch, seq })
    fetch.batch = taken.batch
    fetch.nextOffset = taken.nextOffset
    const assigned = partitionOf(kafka, consumer, partition)
    assigned.position = taken.nextOffset
    assigned.seq = seq
    if (taken.batch >= fetch.batches.length) removeAt(polling.fetched, at)
  },
  'records.processed'(kafka, { consumer, count, thread }, _tick, seq) {
    const working = consumerAt(kafka, consumer)
    if (thread !== undefined) {
      finishTask(working, thread)
      return
    }
    letGo(working, count)
    working.attempts = 0
    working.seq = seq
  },
  'record.failed'(kafka, { consumer, attempt, then, thread }) {
    const failing = consumerAt(kafka, consumer)
    if (thread !== undefined) {
      failTask(failing, thread, attempt, then)
      return
    }
    failing.attempts = attempt
    if (then !== 'skip') return
    letGo(failing, 1)
    failing.attempts = 0
  },
}

/** A partition that was just assigned: nothing is known of it. */
export function createAssignedPartition(seq: number): AssignedPartition {
  return {
    state: 'initializing',
    position: -1,
    resetTo: 0,
    paused: false,
    pendingRevocation: false,
    highWatermark: -1,
    logStartOffset: -1,
    seq,
  }
}

function consumerAt(kafka: KafkaState, name: string): Consumer {
  return present(kafka.consumers.get(name), `the consumer ${name}`)
}

function partitionOf(kafka: KafkaState, consumer: string, partition: PartitionName): AssignedPartition {
  return present(consumerAt(kafka, consumer).assigned.get(partition), `${partition} of ${consumer}`)
}

function placeOf(consumer: Consumer, partition: PartitionName): number {
  for (let at = 0; at < consumer.fetched.size; at++) {
    if (itemAt(consumer.fetched, at)?.partition === partition) return at
  }
  return -1
}

function discard(consumer: Consumer, partition: PartitionName): void {
  const at = placeOf(consumer, partition)
  if (at >= 0) removeAt(consumer.fetched, at)
}
