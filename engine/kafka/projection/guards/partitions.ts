import { pass, stop } from '../../../kernel/guard.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import { type ClusterPartition, leaderOf } from '../../broker/cluster-state.ts'
import type { Consumer } from '../../client/consumer-state.ts'
import { lastStableOffsetOf, type PartitionLog } from '../../log/partition-log.ts'
import type { KafkaState } from '../../state.ts'
import { groupId, memberId } from '../places.ts'
import { partitionShares, recordShares } from './shares.ts'

/** The log of whoever leads a partition. */
export function logOf(state: KafkaState, partition: string): PartitionLog | undefined {
  const leader = leaderOf(state.cluster, partition)
  return leader === undefined ? undefined : state.brokers.get(leader)?.logs.get(partition)
}

/** What decides whether a partition is written and read. */
export function partitionGuards(state: KafkaState, partition: ClusterPartition): GuardView[] {
  const { name, topic, registration } = partition
  const log = logOf(state, name)
  if (log === undefined) {
    const facts = { partition: name, isr: registration.isr.join(', ') }
    return [
      stop('leaderless', facts, { settings: [`/topics/${topic}/config/unclean.leader.election.enable`] }),
    ]
  }
  const empty = log.endOffset === log.startOffset ? [stop('log-empty', { partition: name })] : []
  const certain = certaintyGuards(partition, log)
  return [...empty, ...certain, ...ownerGuards(state, name, topic), ...partitionShares(state, name)]
}

/** What is written and cannot be read yet. */
function certaintyGuards({ name, topic, registration }: ClusterPartition, log: PartitionLog): GuardView[] {
  const { highWatermark: hw, endOffset: leo } = log
  const stable = lastStableOffsetOf(log)
  const guards: GuardView[] = []
  if (hw < leo) {
    const facts = { partition: name, hw, leo, isr: registration.isr.join(', ') }
    guards.push(stop('above-hw', facts, { settings: [`/topics/${topic}/config/min.insync.replicas`] }))
  }
  if (stable < hw) guards.push(stop('open-transaction', { partition: name, lso: stable, hw }))
  return guards
}

/** Who reads it, group by group. */
function ownerGuards(state: KafkaState, partition: string, topic: string): GuardView[] {
  const groups = new Set<string>()
  for (const { setup, subscription } of state.consumers.values()) {
    if (subscription.includes(topic) || (setup.topics ?? []).includes(topic)) groups.add(setup.group)
  }
  return [...groups].flatMap((group) => {
    const owner = ownerOf(state, group, partition)
    if (owner === undefined) return [unowned(state, group, partition)]
    const place = memberId(owner.name)
    return [
      pass('owned', { partition, member: owner.name, group }, { place }),
      ...readGuards(state, owner, partition),
    ]
  })
}

/** The member that believes to own it. */
export function ownerOf(state: KafkaState, group: string, partition: string): Consumer | undefined {
  for (const consumer of state.consumers.values()) {
    const isIts = consumer.setup.group === group && consumer.status === 'running'
    if (isIts && consumer.assigned.has(partition)) return consumer
  }
  return undefined
}

/** Nobody reads it: the group is being dealt, or has nobody who could. */
export function unowned(state: KafkaState, group: string, partition: string): GuardView {
  const word = state.groups.get(group)?.state ?? 'Empty'
  return stop('unowned', { partition, group, state: word }, { place: groupId(group) })
}

/** Whether a member goes on in one of its partitions. */
export function readGuards(state: KafkaState, consumer: Consumer, partition: string): GuardView[] {
  const { name, config } = consumer
  const assigned = consumer.assigned.get(partition)
  const log = logOf(state, partition)
  if (assigned === undefined) return []
  const place = memberId(name)
  const facts = { member: name, partition }
  if (log === undefined) return [stop('leaderless', { partition, isr: '' })]
  if (assigned.paused) return [stop('paused', facts, { place })]
  if (assigned.pendingRevocation) return [stop('pending-revocation', facts, { place })]
  if (assigned.state !== 'fetching') {
    const settings = [`/consumers/${name}/config/auto.offset.reset`]
    return [stop('no-position', { ...facts, state: assigned.state }, { place, settings })]
  }
  const isCommitted = config.isolationLevel === 'read_committed'
  const end = isCommitted ? lastStableOffsetOf(log) : log.highWatermark
  const { position } = assigned
  if (position < end) return [pass('has-more', { ...facts, position, count: end - position }, { place })]
  return [stop('caught-up', { ...facts, position }, { place })]
}

/** Why a record was or was not read: by its name `orders-0@7`. */
export function recordGuards(state: KafkaState, about: string): GuardView[] | undefined {
  const [, name = '', digits = ''] = /^(.+)@(\d+)$/.exec(about) ?? []
  const partition = state.cluster.partitions.get(name)
  const log = logOf(state, name)
  if (partition === undefined) return undefined
  if (log === undefined) return partitionGuards(state, partition)
  const offset = Number(digits)
  const facts = { record: about, offset }
  if (offset >= log.endOffset) return [stop('not-there', facts)]
  if (offset < log.startOffset) {
    return [
      stop(
        'deleted',
        { ...facts, start: log.startOffset },
        { settings: [`/topics/${partition.topic}/config`] },
      ),
    ]
  }
  if (offset >= log.highWatermark) return certaintyGuards(partition, log)
  return [
    ...readersOf(state, partition.topic).flatMap((group) => recordInGroup(state, group, name, offset)),
    ...recordShares(state, partition.topic, name, offset),
  ]
}

function readersOf(state: KafkaState, topic: string): string[] {
  const groups = new Set<string>()
  for (const { setup } of state.consumers.values()) {
    if ((setup.topics ?? []).includes(topic)) groups.add(setup.group)
  }
  return [...groups]
}

function recordInGroup(state: KafkaState, group: string, partition: string, offset: number): GuardView[] {
  const record = `${partition}@${offset}`
  const committed = state.offsets.get(group)?.get(partition)?.offset
  if (committed !== undefined && committed > offset) {
    return [pass('committed', { record, group, committed }, { place: groupId(group) })]
  }
  const owner = ownerOf(state, group, partition)
  if (owner === undefined) return [stop('not-polled', { record, group }), unowned(state, group, partition)]
  const position = owner.assigned.get(partition)?.position ?? 0
  const facts = { record, member: owner.name, position, group }
  const place = memberId(owner.name)
  const settings = [`/consumers/${owner.name}/commits`]
  if (position > offset) return [stop('not-committed', facts, { place, settings })]
  return [
    stop('ahead', { ...facts, count: offset - position }, { place }),
    ...readGuards(state, owner, partition),
  ]
}
