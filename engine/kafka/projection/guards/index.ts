import { inWeight, stop } from '../../../kernel/guard.ts'
import type { Physics } from '../../../kernel/physics.ts'
import type { GuardView } from '../../../kernel/scene.ts'
import type { KafkaState } from '../../state.ts'
import { brokerId, groupId, memberId, partitionId, producerId } from '../places.ts'
import { groupGuards, memberGuards, producerGuards } from './members.ts'
import { partitionGuards, recordGuards } from './partitions.ts'
import { shareGroupGuards, sharerGuards } from './shares.ts'

/** What decides now about a place of the stage, or about a record. */
export function guardsOf(state: KafkaState, physics: Physics, _now: number, about: string): GuardView[] {
  return inWeight(placeGuards(state, physics, about) ?? recordGuards(state, about) ?? [])
}

function placeGuards(state: KafkaState, physics: Physics, about: string): GuardView[] | undefined {
  for (const partition of state.cluster.partitions.values()) {
    if (partitionId(partition.name) === about) return partitionGuards(state, partition)
  }
  for (const group of state.groups.values()) {
    if (groupId(group.groupId) === about) return groupGuards(group)
  }
  for (const consumer of state.consumers.values()) {
    if (memberId(consumer.name) === about) return memberGuards(state, consumer, physics)
  }
  for (const producer of state.producers.values()) {
    if (producerId(producer.name) === about) return producerGuards(state, producer, physics)
  }
  for (const consumer of state.shareConsumers.values()) {
    if (memberId(consumer.name) === about) return sharerGuards(state, consumer, physics)
  }
  for (const group of state.shareGroups.values()) {
    if (groupId(group.groupId) === about) return shareGroupGuards(group)
  }
  for (const { address, status } of state.brokers.values()) {
    if (brokerId(address) !== about) continue
    return status === 'running' ? [] : [stop('not-running', { name: address, status })]
  }
  return undefined
}
