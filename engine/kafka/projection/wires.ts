import { nameOf, type Physics } from '../../kernel/physics.ts'
import type { WireView } from '../../kernel/scene.ts'
import type { KafkaState } from '../state.ts'
import { groupId, memberId, partitionId, producerId } from './places.ts'

/** The lines of a Kafka world: who writes where, who owns what, and who is a member of which group. */
export function wiresOf(state: KafkaState, physics: Physics): WireView[] {
  return [...writingWires(state), ...owningWires(state), ...memberWires(state, physics)]
}

function writingWires(state: KafkaState): WireView[] {
  return [...state.producers.values()].flatMap(({ name, setup }) => {
    const topics = [...new Set((setup.sends ?? []).map(({ topic }) => topic))]
    const partitions = topics.flatMap((topic) => state.cluster.topics.get(topic)?.partitions ?? [])
    return partitions.map(
      (partition): WireView => ({ from: producerId(name), to: partitionId(partition), style: 'data' }),
    )
  })
}

/**
 * A ribbon from a partition to its owner, in the coordinator's eyes: a dead member keeps it until it is
 * noticed. Once the group deals anew, members hold what they believe to hold.
 */
function owningWires(state: KafkaState): WireView[] {
  return [...state.groups.values()].flatMap((group) => {
    const believed = new Map<string, readonly string[]>()
    for (const { client, assignment } of group.members.values()) believed.set(client, assignment)
    const isStable = group.state === 'Stable'
    return [...state.consumers.values()].flatMap(({ name, setup, assigned, status }) => {
      if (setup.group !== group.groupId) return []
      const held = status === 'running' ? [...assigned.keys()] : isStable ? (believed.get(name) ?? []) : []
      return held.map(
        (partition): WireView => ({
          from: partitionId(partition),
          to: memberId(name),
          style: 'ownership',
          label: name,
        }),
      )
    })
  })
}

function memberWires(state: KafkaState, physics: Physics): WireView[] {
  return [...state.consumers.values()].flatMap(({ name, setup, status: life }): WireView[] => {
    const members = state.groups.get(setup.group)?.members.values()
    if (members === undefined) return []
    // The dead stay in the group until the coordinator has noticed.
    if (life !== 'running' && ![...members].some(({ client }) => client === name)) return []
    const status = linkStatusOf(state, name, physics)
    return [
      {
        from: memberId(name),
        to: groupId(setup.group),
        style: 'control',
        ...(status !== undefined && { status }),
      },
    ]
  })
}

function linkStatusOf(state: KafkaState, client: string, physics: Physics): 'held' | 'cut' | undefined {
  for (const broker of state.brokers.keys()) {
    const status = physics.links.get(nameOf([client, broker]))
    if (status === 'held' || status === 'cut') return status
  }
  return undefined
}
