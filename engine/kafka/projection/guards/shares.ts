import { pass, stop } from '../../../kernel/guard.ts'
import type { Physics } from '../../../kernel/physics.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import { leaderOf } from '../../broker/cluster-state.ts'
import type { ShareConsumer } from '../../client/share/share-consumer-state.ts'
import { fetchableEndOf } from '../../log/fetch.ts'
import type { Delivery } from '../../share/delivery.ts'
import { canAcquire, inFlightOf, type SharePartition } from '../../share/share-partition.ts'
import { shareGroupConfigOf } from '../../share-group/config.ts'
import type { ShareGroup } from '../../share-group/group-state.ts'
import type { KafkaState } from '../../state.ts'
import { groupId, memberId } from '../places.ts'
import { lifeGuards } from './life.ts'

/** Why a member of a share group gets nothing, or gets on. */
export function sharerGuards(state: KafkaState, consumer: ShareConsumer, physics: Physics): GuardView[] {
  const { name, status, setup, memberEpoch, assignment, thread, hung, inHand } = consumer
  const group = state.shareGroups.get(setup.group)
  if (status !== 'running') return [stop('not-running', { name, status }), ...seatGuards(group, name)]
  const settings = [`/shareConsumers/${name}/work`, `/shareConsumers/${name}/config/max.poll.records`]
  const atWork = stop('in-handler', { member: name, count: inHand.length }, { settings })
  const guards = lifeGuards(state, name, hung, physics)
  if (thread === 'processing' && !hung) guards.push(atWork)
  if (memberEpoch === 0) return [...guards, stop('not-in-share-group', { member: name, group: setup.group })]
  if (assignment.length === 0) {
    const hasTopic = setup.topics.some((topic) => state.cluster.topics.has(topic))
    return [...guards, stop(hasTopic ? 'none-shared' : 'no-topic', { member: name, group: setup.group })]
  }
  return [...guards, ...assignment.flatMap((partition) => sharedGuards(state, setup.group, partition))]
}

/** How a share group stands. */
export function shareGroupGuards({
  groupId: group,
  groupEpoch,
  assignmentEpoch,
  members,
}: ShareGroup): GuardView[] {
  if (members.size === 0) return [stop('group-empty', { group })]
  const late = [...members.values()].filter(({ epoch }) => epoch < groupEpoch)
  if (late.length === 0)
    return [pass('stable', { group, generation: assignmentEpoch, members: members.size })]
  const names = late.map(({ client }) => client).join(', ')
  return [stop('awaits-members', { group, members: names, generation: groupEpoch })]
}

/** The share groups that read a partition, each with what it could be given now. */
export function partitionShares(state: KafkaState, partition: string): GuardView[] {
  return [...state.shareGroups.values()].flatMap((group) => {
    const readers = [...group.members.values()].filter(({ assignment }) => assignment.includes(partition))
    if (readers.length === 0) return []
    const members = readers.map(({ client }) => client).join(', ')
    const place = groupId(group.groupId)
    const shared = pass('shared', { partition, group: group.groupId, members }, { place })
    return [shared, ...sharedGuards(state, group.groupId, partition)]
  })
}

/** Where a record stands in each share group that reads its topic. */
export function recordShares(
  state: KafkaState,
  topic: string,
  partition: string,
  offset: number,
): GuardView[] {
  const groups = new Set<string>()
  for (const { setup } of state.shareConsumers.values())
    if (setup.topics.includes(topic)) groups.add(setup.group)
  return [...groups].flatMap((group) => recordShare(state, group, partition, offset))
}

function recordShare(state: KafkaState, group: string, partition: string, offset: number): GuardView[] {
  const window = windowOf(state, group, partition)
  const facts = { record: `${partition}@${offset}`, group }
  const place = groupId(group)
  if (window === undefined) return [stop('window-unread', { partition, group }, { place })]
  if (offset < window.startOffset)
    return [pass('share-settled', { ...facts, start: window.startOffset }, { place })]
  const delivery = deliveryAt(window, offset)
  if (delivery === undefined) {
    return [stop('not-acquired', facts, { place }), ...sharedGuards(state, group, partition)]
  }
  const { deliveryCountLimit: limit } = window.config
  return [deliveryGuard(state, delivery, { ...facts, count: delivery.deliveryCount, limit }, group)]
}

function deliveryGuard(
  state: KafkaState,
  { state: word, member, lockedUntil, deliveryCount }: Delivery,
  facts: { readonly record: string; readonly group: string; readonly count: number; readonly limit: number },
  group: string,
): GuardView {
  const limits = [settingOf(state, group, 'share.delivery.count.limit')]
  switch (word) {
    case 'ACQUIRED': {
      const client = nameOf(state, group, member ?? '')
      const settings = [settingOf(state, group, 'share.record.lock.duration.ms')]
      const held = { ...facts, member: client, until: lockedUntil ?? 0 }
      return stop('locked', held, { place: memberId(client), settings })
    }
    case 'AVAILABLE':
      return pass('available', facts, { place: groupId(group), settings: limits })
    case 'ACKNOWLEDGED':
      return pass('acknowledged', facts, { place: groupId(group) })
    case 'ARCHIVED': {
      const isSpent = deliveryCount >= facts.limit
      return stop(isSpent ? 'archived-by-limit' : 'archived', facts, {
        place: groupId(group),
        settings: limits,
      })
    }
  }
}

/** What a group could be given of a partition now. */
function sharedGuards(state: KafkaState, group: string, partition: string): GuardView[] {
  const leader = state.brokers.get(leaderOf(state.cluster, partition) ?? '')
  const log = leader?.logs.get(partition)
  if (leader === undefined || log === undefined) return [stop('leaderless', { partition, isr: '' })]
  const window = windowOf(state, group, partition)
  const facts = { partition, group }
  const place = groupId(group)
  if (window === undefined) return [stop('window-unread', facts, { place })]
  const { isCommittedOnly } = shareGroupConfigOf(state, group, leader.properties)
  const end = fetchableEndOf(log, isCommittedOnly ? 'committed' : 'uncommitted')
  const fresh = Math.max(end - firstNewOf(window), 0)
  const back = countOf(window, 'AVAILABLE')
  const locked = countOf(window, 'ACQUIRED')
  if (!canAcquire(window)) {
    const settings = [settingOf(state, group, 'share.partition.max.record.locks')]
    return [stop('share-window-full', { ...facts, count: inFlightOf(window) }, { place, settings })]
  }
  if (back + fresh > 0) return [pass('share-has-more', { ...facts, count: back + fresh, back }, { place })]
  if (locked === 0) return [stop('share-caught-up', { ...facts, end }, { place })]
  const settings = [settingOf(state, group, 'share.record.lock.duration.ms')]
  return [
    stop(
      'all-locked',
      { ...facts, count: locked, members: holdersOf(state, group, window) },
      { place, settings },
    ),
  ]
}

/** Its process is gone, and the group counts it until its session is over. */
function seatGuards(group: ShareGroup | undefined, name: string): GuardView[] {
  const seat = [...(group?.members.values() ?? [])].find(({ client }) => client === name)
  if (group === undefined || seat === undefined) return []
  const { silenceMs: ms, lastHeard } = seat
  const facts = { group: group.groupId, member: name, ms, until: lastHeard + ms }
  return [stop('seat-kept', facts, { place: groupId(group.groupId) })]
}

function windowOf(state: KafkaState, group: string, partition: string): SharePartition | undefined {
  const leader = state.brokers.get(leaderOf(state.cluster, partition) ?? '')
  return leader?.shareWindows.get(partition)?.get(group)?.window
}

/** The first offset that nobody was given yet. */
function firstNewOf({ batches, startOffset, endOffset }: SharePartition): number {
  return batches.length === 0 ? startOffset : endOffset + 1
}

function deliveryAt({ batches }: SharePartition, offset: number): Delivery | undefined {
  const batch = batches.find(({ first, last }) => offset >= first && offset <= last)
  return batch?.whole ?? batch?.single?.[offset - batch.first]
}

function deliveriesOf({ batches, startOffset }: SharePartition): { delivery: Delivery; count: number }[] {
  return batches.flatMap(({ first, last, whole, single }) => {
    const from = Math.max(first, startOffset)
    if (whole !== undefined) return [{ delivery: whole, count: Math.max(last - from + 1, 0) }]
    return (single ?? []).slice(from - first).map((delivery) => ({ delivery, count: 1 }))
  })
}

function countOf(window: SharePartition, word: Delivery['state']): number {
  const ours = deliveriesOf(window).filter(({ delivery }) => delivery.state === word)
  return ours.reduce((sum, { count }) => sum + count, 0)
}

function holdersOf(state: KafkaState, group: string, window: SharePartition): string {
  const held = deliveriesOf(window).filter(({ delivery }) => delivery.state === 'ACQUIRED')
  return [...new Set(held.map(({ delivery }) => nameOf(state, group, delivery.member ?? '')))].join(', ')
}

/** The client that a member id is of, as far as its group still knows it. */
function nameOf(state: KafkaState, group: string, member: string): string {
  return state.shareGroups.get(group)?.members.get(member)?.client ?? member
}

function settingOf({ setup }: KafkaState, group: string, setting: string): string {
  const row = (setup.groups ?? []).findIndex(({ name }) => name === group)
  return row < 0 ? `/groups/${group}` : `/groups/${group}/config/${setting}`
}
