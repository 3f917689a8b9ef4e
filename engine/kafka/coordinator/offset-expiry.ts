import type { Tick } from '../../kernel/clock.ts'
import { agesFrom } from '../consumer-group/offsets.ts'
import { type PartitionName, topicOf } from '../protocol/partition-name.ts'
import type { KafkaState } from '../state.ts'
import type { BrokerDesk } from '../turn.ts'
import type { ClassicGroup } from './group-state.ts'
import { coordinatorOf } from './internal-topics.ts'

/**
 * Every offsets.retention.check.interval.ms: the offsets of a group that has been Empty for
 * offsets.retention.minutes go, and with the last of them the group (FACTS 6.7, GRS-10).
 */
export function checkOffsets(desk: BrokerDesk): void {
  const { kafka, broker, turn } = desk
  const known = new Set([...kafka.groups.keys(), ...kafka.offsets.keys()])
  for (const groupId of known) {
    if (coordinatorOf(kafka, groupId) !== broker.address) continue
    for (const [partition, { committedAt, seq }] of kafka.offsets.get(groupId) ?? []) {
      const since = expiresFrom(kafka, groupId, partition, committedAt)
      if (since === undefined || turn.now - since < broker.config.offsetsRetentionMs) continue
      turn.emit({ type: 'offset.expired', groupId, partition }, seq)
    }
    if (isForgotten(kafka, groupId)) turn.emit({ type: 'group.removed', groupId })
  }
}

/**
 * From when on an offset ages. In an empty group since it became that, however late it was committed; in one that
 * never had members since its commit; while there are members never, unless nobody reads its topic
 * (`ClassicGroup.offsetExpirationCondition`).
 */
function expiresFrom(
  kafka: KafkaState,
  groupId: string,
  partition: PartitionName,
  committedAt: Tick,
): Tick | undefined {
  const group = kafka.groups.get(groupId)
  if (group === undefined) return committedAt
  if (group.protocol === 'consumer') return agesFrom(group, partition, committedAt)
  if (group.state === 'Stable') return isRead(group, topicOf(partition)) ? undefined : committedAt
  const hadMembers = group.generation > 0
  return group.emptySince === undefined || hadMembers ? group.emptySince : committedAt
}

function isRead({ members }: ClassicGroup, topic: string): boolean {
  return [...members.values()].some(({ protocols }) => {
    return protocols.some(({ subscription }) => subscription.topics.includes(topic))
  })
}

function isForgotten(kafka: KafkaState, groupId: string): boolean {
  const group = kafka.groups.get(groupId)
  if (group === undefined || group.members.size > 0) return false
  if (group.protocol === 'classic' && (group.emptySince === undefined || group.pendingMembers.size > 0)) {
    return false
  }
  return (kafka.offsets.get(groupId)?.size ?? 0) === 0
}
