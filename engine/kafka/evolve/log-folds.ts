import { present } from '../../base/assert.ts'
import type { Folds } from '../../kernel/handlers.ts'
import type { LogEvent } from '../events/log-events.ts'
import { appendAsLeader } from '../log/append.ts'
import type { PartitionLog } from '../log/partition-log.ts'
import { applyRetention } from '../log/retention.ts'
import { raiseStartOffset, setHighWatermark } from '../log/watermark.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import { brokerOf } from './cluster-folds.ts'

/** How facts about logs are written. */
export const logFolds: Folds<KafkaState, LogEvent> = {
  'records.appended'(kafka, { broker, partition, batch, leaderEpoch, highWatermark }, tick) {
    const log = logOf(kafka, broker, partition)
    appendAsLeader(log, batch, { now: tick, leaderEpoch })
    if (highWatermark > log.highWatermark) setHighWatermark(log, highWatermark)
  },
  'records.duplicated'() {},
  'records.refused'() {},
  'highWatermark.raised'(kafka, { broker, partition, offset }) {
    setHighWatermark(logOf(kafka, broker, partition), offset)
  },
  'logStart.raised'(kafka, { broker, partition, offset, reason }, tick) {
    const log = logOf(kafka, broker, partition)
    if (reason === 'retention') applyRetention(log, tick)
    else raiseStartOffset(log, offset)
  },
  'fetch.delayed'(kafka, { broker, client, id, request }, tick) {
    const { delayedFetches, watchers } = brokerOf(kafka, broker)
    const state = brokerOf(kafka, broker)
    delayedFetches.set(id, { id, client, request, deadline: tick + request.maxWaitMs })
    state.nextDelayed = id + 1
    for (const { partition } of request.partitions) {
      const waiting = watchers.get(partition)
      if (waiting === undefined) watchers.set(partition, new Set([id]))
      else waiting.add(id)
    }
  },
  'fetch.completed'(kafka, { broker, id }) {
    const { delayedFetches, watchers } = brokerOf(kafka, broker)
    const delayed = delayedFetches.get(id)
    if (delayed === undefined) return
    delayedFetches.delete(id)
    for (const { partition } of delayed.request.partitions) watchers.get(partition)?.delete(id)
  },
}

/** A broker's replica of a partition, which must be there. */
export function logOf(kafka: KafkaState, broker: string, partition: PartitionName): PartitionLog {
  return present(brokerOf(kafka, broker).logs.get(partition), `${partition} on ${broker}`)
}
