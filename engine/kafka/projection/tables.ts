import type { Physics } from '../../kernel/physics.ts'
import type { TableView } from '../../kernel/scene.ts'
import { leaderOf } from '../broker/cluster-state.ts'
import { memberIdentityOf, speaksConsumerProtocol } from '../client/consumer/states.ts'
import type { Consumer } from '../client/consumer-state.ts'
import { summaryOf } from '../consumer-group/either.ts'
import { offsetAt } from '../log/batch.ts'
import type { KafkaState } from '../state.ts'

/** The tables of `kafka-consumer-groups --describe`, `kafka-topics --describe`, and of the applications. */
export function tablesOf(state: KafkaState, physics: Physics): readonly TableView[] {
  return [
    offsetsTable(state),
    groupsTable(state),
    topicsTable(state),
    consumersTable(state, physics),
    ...poolsTable(state),
  ]
}

/** `kafka-consumer-groups --describe --group`. */
function offsetsTable(state: KafkaState): TableView {
  const columns = ['GROUP', 'TOPIC', 'PARTITION', 'CURRENT-OFFSET', 'LOG-END-OFFSET', 'LAG', 'CONSUMER-ID']
  const rows = [...state.offsets].flatMap(([group, offsets]) =>
    [...state.cluster.partitions.values()]
      .filter(
        ({ topic, name }) =>
          state.cluster.topics.get(topic)?.isInternal === false && isRead(state, group, name),
      )
      .map(({ name, topic, number }) => {
        const current = offsets.get(name)?.offset
        const end = endOf(state, name)
        const lag = current === undefined ? '-' : end - current
        return [group, topic, number, current ?? '-', end, lag, ownerOf(state, group, name) ?? '-']
      }),
  )
  return { id: 'kafka-consumer-groups', columns, rows }
}

/** `kafka-consumer-groups --describe --group --state`. */
function groupsTable(state: KafkaState): TableView {
  const columns = ['GROUP', 'STATE', 'GENERATION', 'ASSIGNMENT-STRATEGY', '#MEMBERS']
  const rows = [...state.groups.values()].map((group) => {
    const { state: said, generation, assignor } = summaryOf(group)
    return [group.groupId, said, generation, assignor ?? '-', group.members.size]
  })
  return { id: 'kafka-groups', columns, rows }
}

/** `kafka-topics --describe`. */
function topicsTable(state: KafkaState): TableView {
  const columns = [
    'Topic',
    'Partition',
    'Leader',
    'Replicas',
    'Isr',
    'LOG-START-OFFSET',
    'LOG-END-OFFSET',
    'HW',
  ]
  const rows = [...state.cluster.partitions.values()]
    .filter(({ topic }) => state.cluster.topics.get(topic)?.isInternal === false)
    .map(({ name, topic, number, registration }) => {
      const { leader, replicas, isr } = registration
      const log = logOf(state, name)
      const offsets = [log?.startOffset ?? '-', log?.endOffset ?? '-', log?.highWatermark ?? '-']
      return [topic, number, leader < 0 ? 'none' : leader, replicas.join(','), isr.join(','), ...offsets]
    })
  return { id: 'kafka-topics', columns, rows }
}

function consumersTable(state: KafkaState, physics: Physics): TableView {
  const columns = ['client.id', 'status', 'member.id', 'generation', 'position']
  const rows = [...state.consumers.values()].map((consumer) => {
    const { name, status, assigned } = consumer
    if (status !== 'running') return [name, status, '-', '-', '-']
    const positions = [...assigned].map(([partition, { position }]) => `${partition}@${position}`)
    const shown = physics.frozen.has(name) ? 'frozen' : status
    const [memberId, generation] = seatOf(consumer)
    return [name, shown, memberId || '-', generation, positions.join(' ') || '-']
  })
  return { id: 'consumers', columns, rows }
}

/** What the threads of the consumers' pools do: a dump of threads, as `jstack` gives one. */
function poolsTable(state: KafkaState): TableView[] {
  const columns = ['client.id', 'thread', 'status', 'record', 'key']
  const rows = [...state.consumers.values()].flatMap(({ name, pool }) =>
    (pool?.threads ?? []).map(({ task, hung }, at) => {
      if (task === undefined) return [name, at + 1, 'waiting', '-', '-']
      const { partition, batch, index } = task
      const record = `${partition}@${offsetAt(batch, index)}`
      return [name, at + 1, hung ? 'hung' : 'running', record, batch.records[index]?.key ?? '-']
    }),
  )
  return rows.length === 0 ? [] : [{ id: 'consumer-pools', columns, rows }]
}

/** Its member id, and its generation or member epoch: by whatever protocol it speaks. */
function seatOf(consumer: Consumer): readonly [string, number] {
  const { membership } = consumer
  if (!speaksConsumerProtocol(consumer)) return [membership.memberId, membership.generation]
  const { memberId, memberEpoch } = memberIdentityOf(consumer)
  return [memberId, memberEpoch]
}

/** Whether a group has anything to do with a partition: it has committed there, or a member owns it. */
function isRead(state: KafkaState, group: string, partition: string): boolean {
  return state.offsets.get(group)?.has(partition) === true || ownerOf(state, group, partition) !== undefined
}

/** Who owns a partition in the coordinator's eyes. */
function ownerOf(state: KafkaState, group: string, partition: string): string | undefined {
  for (const { assignment, memberId } of state.groups.get(group)?.members.values() ?? []) {
    if (assignment.includes(partition)) return memberId
  }
  return undefined
}

function logOf(state: KafkaState, partition: string) {
  const leader = leaderOf(state.cluster, partition)
  return leader === undefined ? undefined : state.brokers.get(leader)?.logs.get(partition)
}

function endOf(state: KafkaState, partition: string): number {
  return logOf(state, partition)?.endOffset ?? 0
}
