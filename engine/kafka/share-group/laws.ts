import type { Law } from '../../kernel/model.ts'
import type { KafkaEvent } from '../events.ts'
import { topicOf } from '../protocol/partition-name.ts'
import type { Delivery } from '../share/delivery.ts'
import type { InFlightBatch, SharePartition } from '../share/share-partition.ts'
import type { KafkaState } from '../state.ts'

type ShareLaw = Law<KafkaState, KafkaEvent>

type Of<Type extends KafkaEvent['type']> = Extract<KafkaEvent, { readonly type: Type }>

/** A record has one holder at a time: who was given it, for the time that was said, and no more often than allowed. */
const oneHolder: ShareLaw = {
  id: 'kafka.share-one-holder',
  on: ['records.acquired'],
  check(kafka, event, tick) {
    const { broker, groupId, partition, memberId, acquired } = event as Of<'records.acquired'>
    const window = windowOf(kafka, broker, groupId, partition)
    if (window === undefined) return `${groupId} has no window in ${partition}`
    for (const { first, last, deliveryCount } of acquired) {
      for (let offset = first; offset <= last; offset++) {
        const delivery = deliveryAt(window, offset)
        const isHeld = delivery?.state === 'ACQUIRED' && delivery.member === memberId
        if (!isHeld)
          return `${partition}@${offset} was given to ${memberId}, and ${delivery?.member} holds it`
        if (delivery.deliveryCount !== deliveryCount || deliveryCount > window.config.deliveryCountLimit) {
          return `${partition}@${offset} is delivered for the ${delivery.deliveryCount}th time`
        }
        const { recordLockDurationMs } = window.config
        if (delivery.lockedUntil !== tick + recordLockDurationMs)
          return `${partition}@${offset} is not locked`
      }
    }
    return undefined
  },
}

/** What is acknowledged or given up, and kept, is never handed out again: by no leader. */
const settledStays: ShareLaw = {
  id: 'kafka.share-settled-stays',
  on: ['records.acquired'],
  check(kafka, event) {
    const { groupId, partition, acquired } = event as Of<'records.acquired'>
    const kept = kafka.shareStates.get(groupId)?.get(partition)
    if (kept === undefined || kept.startOffset < 0) return undefined
    for (const { first, last } of acquired) {
      if (first < kept.startOffset)
        return `${partition}@${first} lies below ${kept.startOffset}, where all is settled`
      const settled = kept.stretches.find(
        (one) => one.state !== 'AVAILABLE' && one.first <= last && one.last >= first,
      )
      if (settled !== undefined) return `${partition}@${settled.first} is ${settled.state} and was handed out`
    }
    return undefined
  },
}

/** The window lies within the log, below the high watermark, and what is kept of it is so (FACTS 10.5). */
const windowInLog: ShareLaw = {
  id: 'kafka.share-window',
  on: ['records.acquired', 'shareState.written'],
  check(kafka, event) {
    const { broker, groupId, partition } = event as Of<'records.acquired'>
    const window = windowOf(kafka, broker, groupId, partition)
    const log = kafka.brokers.get(broker)?.logs.get(partition)
    if (window === undefined || log === undefined) return undefined
    if (event.type === 'records.acquired' && window.endOffset >= log.highWatermark) {
      return `${groupId} reads ${partition} up to ${window.endOffset}, replicated to ${log.highWatermark}`
    }
    let before = window.batches[0]?.first ?? window.startOffset
    for (const { first, last } of window.batches) {
      if (first < before) return `${partition}: ${first} comes after ${before}`
      before = last + 1
    }
    const kept = kafka.shareStates.get(groupId)?.get(partition)?.startOffset ?? -1
    return kept <= window.startOffset
      ? undefined
      : `${partition} is kept from ${kept}, and begins at ${window.startOffset}`
  },
}

/** Nobody reads what he did not subscribe to, and what is initialized is somebody's. */
const fullTarget: ShareLaw = {
  id: 'kafka.share-full-target',
  on: ['shareTarget.assigned'],
  check(kafka, event) {
    const { groupId, assignments } = event as Of<'shareTarget.assigned'>
    const group = kafka.shareGroups.get(groupId)
    const assigned = new Set<string>()
    for (const { memberId, partitions } of assignments) {
      const topics = group?.members.get(memberId)?.topics ?? []
      const foreign = partitions.find((partition) => !topics.includes(topicOf(partition)))
      if (foreign !== undefined) return `${memberId} is to read ${foreign}, and does not subscribe to it`
      for (const partition of partitions) assigned.add(partition)
    }
    const wanted = new Set([...(group?.members.values() ?? [])].flatMap(({ topics }) => topics))
    for (const partition of group?.initialized ?? []) {
      if (wanted.has(topicOf(partition)) && !assigned.has(partition)) return `nobody reads ${partition}`
    }
    const idle = assignments.find(({ partitions }) => partitions.length === 0)
    const isUniform = [...(group?.members.values() ?? [])].every(
      ({ topics }) => topics.length === wanted.size,
    )
    return idle !== undefined && isUniform && assigned.size > 0
      ? `${idle.memberId} has nothing to read`
      : undefined
  },
}

/** No lock is older than it may be while its leader is awake: the timer fires, or the leader is frozen. */
const locksEnd: ShareLaw = {
  id: 'kafka.share-locks-end',
  on: ['locks.timed'],
  check(kafka, event, tick) {
    const { broker, groupId, partition, at } = event as Of<'locks.timed'>
    const window = windowOf(kafka, broker, groupId, partition)
    if (at === null || window === undefined) return undefined
    const late = window.batches.flatMap(deliveriesOf).find(({ lockedUntil }) => (lockedUntil ?? tick) < tick)
    return late === undefined
      ? undefined
      : `${late.member} holds a record of ${partition} since its lock ended`
  },
}

/** The laws of share groups (KIP-932). Broken, they are our bugs. */
export const shareLaws: readonly ShareLaw[] = [oneHolder, settledStays, windowInLog, fullTarget, locksEnd]

function windowOf(
  kafka: KafkaState,
  broker: string,
  groupId: string,
  partition: string,
): SharePartition | undefined {
  return kafka.brokers.get(broker)?.shareWindows.get(partition)?.get(groupId)?.window
}

function deliveryAt({ batches }: SharePartition, offset: number): Delivery | undefined {
  const batch = batches.find(({ first, last }) => offset >= first && offset <= last)
  return batch?.whole ?? batch?.single?.[offset - batch.first]
}

function deliveriesOf({ whole, single }: InFlightBatch): readonly Delivery[] {
  return single ?? (whole === undefined ? [] : [whole])
}
