import type { Address } from '../../kernel/agenda.ts'
import {
  EARLIEST_TIMESTAMP,
  LATEST_TIMESTAMP,
  type ListOffsetsResponse,
} from '../protocol/client-requests.ts'
import type { OffsetFetchResponse } from '../protocol/group-requests.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { KafkaTurn } from '../turn.ts'
import { memberIdentityOf } from './consumer/states.ts'
import type { Consumer } from './consumer-state.ts'
import { backOff, loseCoordinator } from './coordinator-lookup.ts'
import { ask, distrustMetadata } from './network.ts'
import { isAsking, isReachable, knownLeaderOf } from './network-state.ts'

/**
 * Finds out where each partition goes on: the committed offset first, else what auto.offset.reset says (FACTS
 * 6.5). The answers come later; poll() calls it until every partition has a position.
 */
export function updatePositions(consumer: Consumer, turn: KafkaTurn): void {
  const unknown: PartitionName[] = []
  let isResetting = false
  for (const [partition, { state }] of consumer.assigned) {
    if (state === 'initializing') unknown.push(partition)
    else if (state === 'resetting') isResetting = true
  }
  if (unknown.length > 0) askCommitted(consumer, turn, unknown)
  if (isResetting) askOffsets(consumer, turn)
}

/** OffsetFetch is answered: partitions with a committed offset have a position, the others are reset. */
export function onOffsetFetchResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  { error, offsets }: OffsetFetchResponse,
): void {
  if (error !== 'NONE') {
    if (error === 'NOT_COORDINATOR' || error === 'COORDINATOR_NOT_AVAILABLE') {
      loseCoordinator(consumer, turn, error)
    }
    backOff(consumer, turn)
    return
  }
  const without: PartitionName[] = []
  const { name } = consumer
  for (const { partition, offset } of offsets) {
    const assigned = consumer.assigned.get(partition)
    if (assigned?.state !== 'initializing') continue
    if (offset < 0) without.push(partition)
    else turn.emit({ type: 'position.set', consumer: name, partition, offset, by: 'committed' }, assigned.seq)
  }
  resetAll(consumer, turn, without, 'NoOffsetForPartitionException', 'no committed offset')
}

/** Partitions look for a new position; with `none` that is an exception instead. */
export function resetAll(
  consumer: Consumer,
  turn: KafkaTurn,
  partitions: readonly PartitionName[],
  exception: 'NoOffsetForPartitionException' | 'OffsetOutOfRangeException',
  reason: string,
): void {
  if (partitions.length === 0) return
  const { name } = consumer
  const resetTo = resetTarget(consumer, turn.now)
  if (resetTo === undefined) {
    turn.emit({ type: 'failure.found', consumer: name, exception })
    return
  }
  for (const partition of partitions) {
    const seq = consumer.assigned.get(partition)?.seq
    turn.emit({ type: 'position.resetting', consumer: name, partition, resetTo, reason }, seq)
  }
}

/** ListOffsets is answered. With by_duration and no record so young there is no position for now. */
export function onListOffsetsResponse(
  consumer: Consumer,
  turn: KafkaTurn,
  { results }: ListOffsetsResponse,
): void {
  for (const { partition, error, offset } of results) {
    const assigned = consumer.assigned.get(partition)
    if (error === 'NOT_LEADER_OR_FOLLOWER') distrustMetadata(consumer, turn, error)
    if (error !== 'NONE' || offset < 0) backOff(consumer, turn)
    else if (assigned?.state === 'resetting') {
      turn.emit(
        { type: 'position.set', consumer: consumer.name, partition, offset, by: 'reset' },
        assigned.seq,
      )
    }
  }
}

function askCommitted(consumer: Consumer, turn: KafkaTurn, partitions: readonly PartitionName[]): void {
  const { coordinator, network, setup } = consumer
  if (coordinator === undefined || turn.now < consumer.backoffUntil || isAsking(network, 'OffsetFetch'))
    return
  ask(consumer, turn, coordinator, {
    type: 'OffsetFetch',
    correlationId: network.nextCorrelationId,
    groupId: setup.group,
    ...memberIdentityOf(consumer),
    partitions,
    requireStable: true,
  })
}

/** One ListOffsets to each leader. */
function askOffsets(consumer: Consumer, turn: KafkaTurn): void {
  const { network, config } = consumer
  if (turn.now < consumer.backoffUntil || isAsking(network, 'ListOffsets')) return
  const byLeader = new Map<Address, { partition: PartitionName; timestamp: number }[]>()
  for (const [partition, { state, resetTo: timestamp }] of consumer.assigned) {
    if (state !== 'resetting') continue
    const leader = knownLeaderOf(consumer.network, partition)
    if (leader === undefined) distrustMetadata(consumer, turn, `${partition} has no leader`)
    if (leader === undefined || !isReachable(network, leader, turn.now)) continue
    const wanted = byLeader.get(leader) ?? []
    wanted.push({ partition, timestamp })
    byLeader.set(leader, wanted)
  }
  for (const [leader, partitions] of byLeader) {
    const correlationId = network.nextCorrelationId
    const { isolationLevel } = config
    ask(consumer, turn, leader, { type: 'ListOffsets', correlationId, isolationLevel, partitions })
  }
}

/** What auto.offset.reset asks for; undefined: nothing, it is an error. */
function resetTarget({ config }: Consumer, now: number): number | undefined {
  const { autoOffsetReset: policy } = config
  if (policy === 'earliest') return EARLIEST_TIMESTAMP
  if (policy === 'latest') return LATEST_TIMESTAMP
  return policy.startsWith('by_duration:') ? now - durationMs(policy.slice('by_duration:'.length)) : undefined
}

const MS_OF_UNIT: Readonly<Record<string, number>> = {
  D: 86_400_000,
  H: 3_600_000,
  M: 60_000,
  S: 1000,
}

/** An ISO 8601 duration as Java's Duration takes it: `P3DT12H30M5S`. */
export function durationMs(text: string): number {
  let sum = 0
  for (const [, amount = '0', unit = ''] of text.matchAll(/(\d+)([DHMS])/g)) {
    sum += Number(amount) * (MS_OF_UNIT[unit] ?? 0)
  }
  return sum
}
