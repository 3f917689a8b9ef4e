import type { Physics } from '../../kernel/physics.ts'
import type { PlaceView, TableView, WireView } from '../../kernel/scene.ts'
import { leaderOf } from '../broker/cluster-state.ts'
import type { ShareConsumer } from '../client/share/share-consumer-state.ts'
import { numberOf, topicOf } from '../protocol/partition-name.ts'
import type { Delivery } from '../share/delivery.ts'
import type { InFlightBatch, SharePartition } from '../share/share-partition.ts'
import { type ShareGroup, shareStateOf } from '../share-group/group-state.ts'
import type { KafkaState } from '../state.ts'
import { addAction, cableActions, groupActions, processActions, workActions } from './actions.ts'
import { groupId, memberId, partitionId } from './places.ts'

/** Share groups and their members. */
export function sharePlaces(state: KafkaState, physics: Physics): PlaceView[] {
  return [
    ...[...state.shareGroups.values()].map((group) => groupPlace(state, group)),
    ...[...state.shareConsumers.values()].map((consumer) => memberPlace(state, consumer, physics)),
  ]
}

/** From each partition to everybody who reads it: there may be many. */
export function shareWires(state: KafkaState): WireView[] {
  return [...state.shareConsumers.values()].flatMap(({ name, setup, status, assignment }): WireView[] => {
    if (status !== 'running') return []
    const reads = assignment.map((partition): WireView => {
      return { from: partitionId(partition), to: memberId(name), style: 'ownership', label: name }
    })
    const isKnown = state.shareGroups.has(setup.group)
    return isKnown ? [...reads, { from: memberId(name), to: groupId(setup.group), style: 'control' }] : reads
  })
}

/** `kafka-share-groups --describe`, and the same with the state of what is in flight. */
export function shareTables(state: KafkaState): TableView[] {
  if (state.shareConsumers.size === 0) return []
  const columns = ['GROUP', 'TOPIC', 'PARTITION', 'START-OFFSET', 'LAG', 'ACQUIRED', 'AVAILABLE', 'SETTLED']
  const rows = [...state.shareStates].flatMap(([group, states]) =>
    [...states].map(([partition, { startOffset }]) => {
      const leader = state.brokers.get(leaderOf(state.cluster, partition) ?? '')
      const window = leader?.shareWindows.get(partition)?.get(group)?.window
      const start = window?.startOffset ?? startOffset
      const end = leader?.logs.get(partition)?.endOffset ?? 0
      const lag = start < 0 ? '-' : end - start
      return [
        group,
        topicOf(partition),
        numberOf(partition),
        start < 0 ? '-' : start,
        lag,
        ...countsOf(window),
      ]
    }),
  )
  return [{ id: 'kafka-share-groups', columns, rows }, membersTable(state)]
}

/** `kafka-share-groups --describe --members`. */
function membersTable(state: KafkaState): TableView {
  const columns = ['GROUP', 'CONSUMER-ID', 'CLIENT-ID', 'MEMBER-EPOCH', 'ASSIGNMENT']
  const rows = [...state.shareGroups.values()].flatMap(({ groupId: group, members }) =>
    [...members.values()].map(({ memberId: id, client, epoch, assignment }) => {
      return [group, id, client, epoch, assignment.join(' ') || '-']
    }),
  )
  return { id: 'kafka-share-members', columns, rows }
}

function groupPlace(state: KafkaState, group: ShareGroup): PlaceView {
  const status = shareStateOf(group)
  return {
    id: groupId(group.groupId),
    kind: 'coordinator',
    name: group.groupId,
    address: state.brokers.keys().next().value ?? '',
    status,
    health: 'well',
    facts: [
      { label: 'group epoch', value: group.groupEpoch },
      { label: 'members', value: group.members.size },
    ],
    notes: ['share', 'simple'],
    timers: [...group.members.values()].map(({ client, lastHeard, silenceMs }) => ({
      label: `session ${client}`,
      from: lastHeard,
      until: lastHeard + silenceMs,
    })),
    actions: groupActions(state, group),
  }
}

function memberPlace(state: KafkaState, consumer: ShareConsumer, physics: Physics): PlaceView {
  const { name, setup, status, hung, thread, assignment, inHand, fetched } = consumer
  const isRunning = status === 'running'
  const isFrozen = physics.frozen.has(name)
  const waiting = fetched.reduce((sum, { acquired }) => sum + lengthOf(acquired), 0)
  return {
    id: memberId(name),
    kind: 'member',
    name,
    address: name,
    status: isFrozen ? 'frozen' : isRunning ? (hung ? 'hung' : thread) : status,
    health: healthOf(consumer, isFrozen),
    notes: [`group.id ${setup.group}`],
    facts: isRunning
      ? [
          { label: 'partitions', value: assignment.join(' ') || 'none' },
          { label: 'acquired', value: inHand.length + waiting },
        ]
      : [],
    actions: [
      ...(isRunning ? workActions(name, hung) : []),
      addAction(name),
      ...processActions(name, isRunning, physics),
      ...(isRunning ? cableActions(name, [...state.brokers.keys()], physics) : []),
    ],
  }
}

function healthOf({ status, hung, thread }: ShareConsumer, isFrozen: boolean): PlaceView['health'] {
  if (status !== 'running') return 'down'
  if (hung || isFrozen) return 'paused'
  return thread === 'processing' ? 'busy' : 'well'
}

function countsOf(window: SharePartition | undefined): [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0]
  for (const batch of window?.batches ?? []) {
    for (const [delivery, count] of partsOf(batch)) {
      counts[delivery.state === 'ACQUIRED' ? 0 : delivery.state === 'AVAILABLE' ? 1 : 2] += count
    }
  }
  return counts
}

function partsOf({ first, last, whole, single }: InFlightBatch): [Delivery, number][] {
  if (whole !== undefined) return [[whole, last - first + 1]]
  return (single ?? []).map((delivery) => [delivery, 1])
}

function lengthOf(stretches: readonly { readonly first: number; readonly last: number }[]): number {
  return stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}
