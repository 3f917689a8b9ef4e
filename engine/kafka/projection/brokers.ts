import type { FactView, PlaceView } from '../../kernel/scene.ts'
import type { Broker } from '../broker/broker-state.ts'
import { type ClusterPartition, leaderOf } from '../broker/cluster-state.ts'
import { summaryOf } from '../consumer-group/either.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { Group, KafkaState } from '../state.ts'
import { brokerActions, groupActions, partitionActions } from './actions.ts'
import { rulerOf, slotsOf } from './logs.ts'
import { brokerId, groupId, partitionId } from './places.ts'

/** What stands on the brokers' side: the brokers if there are several, the partitions, the groups. */
export function brokerPlaces(state: KafkaState): PlaceView[] {
  const several = state.brokers.size > 1
  const visible = [...state.cluster.partitions.values()].filter(
    ({ topic }) => state.cluster.topics.get(topic)?.isInternal === false,
  )
  return [
    ...(several ? [...state.brokers.values()].map(brokerPlace) : []),
    ...visible.map((partition) => partitionPlace(state, partition)),
    ...[...state.groups.values()].map((group) => groupPlace(state, group)),
  ]
}

function brokerPlace(broker: Broker): PlaceView {
  const { address, status } = broker
  return {
    id: brokerId(address),
    kind: 'broker',
    name: address,
    address,
    status,
    health: status === 'running' ? 'well' : 'down',
    facts: [{ label: 'replicas', value: broker.logs.size }],
    actions: brokerActions(broker),
  }
}

function partitionPlace(state: KafkaState, { name, registration }: ClusterPartition): PlaceView {
  const leader = leaderOf(state.cluster, name)
  const log = leader === undefined ? undefined : state.brokers.get(leader)?.logs.get(name)
  const replicated = registration.replicas.length > 1
  const common = {
    id: partitionId(name),
    kind: 'partition',
    name,
    address: leader ?? '',
    status: leader === undefined ? 'leaderless' : 'online',
    health: leader === undefined ? ('down' as const) : ('well' as const),
    actions: leader === undefined ? [] : partitionActions(state, name, leader),
    ...(replicated && {
      notes: [`leader ${registration.leader}`, `ISR ${registration.isr.join(',')}`, ...moveOf(registration)],
    }),
  }
  if (log === undefined) return { ...common, facts: [{ label: 'leader', value: 'none', trouble: true }] }
  const ruler = rulerOf(state, log, name)
  return {
    ...common,
    facts: [
      ...(state.brokers.size > 1 ? [{ label: 'leader', value: registration.leader }] : []),
      ...logFacts(state, name, log.startOffset, log.endOffset),
    ],
    slots: slotsOf(log, name),
    ruler,
  }
}

/** Who comes and who goes, while the partition moves. */
function moveOf({ adding, removing }: ClusterPartition['registration']): string[] {
  return [
    ...(adding.length > 0 ? [`adding ${adding.join(',')}`] : []),
    ...(removing.length > 0 ? [`removing ${removing.join(',')}`] : []),
  ]
}

/** The log's end, and the lag of each group that has committed: as `kafka-consumer-groups` counts it. */
function logFacts(state: KafkaState, name: PartitionName, start: number, end: number): FactView[] {
  const facts: FactView[] = [{ label: 'LOG-END-OFFSET', value: end }]
  if (start > 0) facts.unshift({ label: 'LOG-START-OFFSET', value: start })
  const groups = [...state.offsets].filter(([, offsets]) => offsets.has(name))
  for (const [group, offsets] of groups) {
    const label = groups.length === 1 ? 'LAG' : `LAG ${group}`
    facts.push({ label, value: end - (offsets.get(name)?.offset ?? 0) })
  }
  return facts
}

function groupPlace(state: KafkaState, group: Group): PlaceView {
  const { state: status, generation, assignor } = summaryOf(group)
  return {
    id: groupId(group.groupId),
    kind: 'coordinator',
    name: group.groupId,
    address: state.brokers.keys().next().value ?? '',
    status,
    health: status === 'Stable' || status === 'Empty' ? 'well' : 'busy',
    facts: [
      { label: group.protocol === 'classic' ? 'generation' : 'group epoch', value: generation },
      { label: 'members', value: group.members.size },
    ],
    ...(assignor !== null && { notes: [assignor] }),
    timers: sessionTimers(group),
    actions: groupActions(state, group),
  }
}

/** How long each member may still be silent: the clock that the coordinator looks at. */
function sessionTimers(group: Group): NonNullable<PlaceView['timers']> {
  return [...group.members.values()].map(({ client, lastHeard, silenceMs }) => ({
    label: `session ${client}`,
    from: lastHeard,
    until: lastHeard + silenceMs,
  }))
}
