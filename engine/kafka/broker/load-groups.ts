import type { Address } from '../../kernel/agenda.ts'
import { loadConsumerGroup } from '../consumer-group/timers.ts'
import { rebalanceTimeoutOf } from '../coordinator/group-lookup.ts'
import type { ClassicGroup } from '../coordinator/group-state.ts'
import { offsetsPartitionOf } from '../coordinator/internal-topics.ts'
import { NOT_JOINED } from '../coordinator/rebalance.ts'
import { hear } from '../coordinator/session.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import { loadShareGroups } from '../share-group/membership.ts'
import { answer, type BrokerDesk } from '../turn.ts'
import { leaderOf } from './cluster-state.ts'

/**
 * A broker that begins to lead a partition of `__consumer_offsets` reads its groups from it. Sessions begin
 * anew; whoever waited in JoinGroup or SyncGroup waited at another broker, and must ask again.
 */
export function loadGroups(desk: BrokerDesk, partition: PartitionName): void {
  const { kafka, broker, turn } = desk
  const { address: coordinator } = broker
  const previous = lastLeaderOf(desk, partition)
  loadShareGroups(desk, partition)
  for (const groupId of [...kafka.groups.keys()]) {
    const group = kafka.groups.get(groupId)
    if (group === undefined || offsetsPartitionOf(groupId) !== partition) continue
    turn.emit({ type: 'group.loaded', groupId, coordinator, previous }, group.seq)
    if (group.protocol === 'consumer') {
      loadConsumerGroup(desk, group)
      continue
    }
    for (const member of group.members.values()) hear(desk, group, member, 'JoinGroup')
    if (group.state === 'PreparingRebalance') waitForMembers(desk, group)
  }
}

/** A broker learns that another leads: whoever still waits here is sent there. */
export function resignGroups(desk: BrokerDesk, partition: PartitionName): void {
  const { kafka, broker, turn } = desk
  const { address: coordinator } = broker
  if (!isTakenOver(desk, partition)) {
    for (const group of kafka.groups.values()) {
      const { groupId } = group
      if (group.protocol !== 'classic' || offsetsPartitionOf(groupId) !== partition) continue
      turn.emit({ type: 'group.resigned', groupId, coordinator }, group.seq)
    }
  }
  for (const { client, memberId, correlationId, api } of broker.leftWaiting) {
    const error = 'NOT_COORDINATOR'
    if (api === 'JoinGroup') {
      answer(desk, client, { type: 'JoinGroupResponse', correlationId, error, memberId, ...NOT_JOINED })
    } else {
      answer(desk, client, { type: 'SyncGroupResponse', correlationId, error, protocol: '', partitions: [] })
    }
  }
}

/** Who led until now, if it still runs: it does not know yet that it does not. */
function lastLeaderOf({ kafka, broker }: BrokerDesk, partition: PartitionName): Address | null {
  let last: Address | null = null
  let lastEpoch = -1
  for (const { address, leaderships } of kafka.brokers.values()) {
    const { leaderEpoch = -1 } = leaderships.get(partition) ?? {}
    if (address === broker.address || leaderEpoch <= lastEpoch) continue
    last = address
    lastEpoch = leaderEpoch
  }
  return last
}

/** Whether the new leader is at work already. */
function isTakenOver({ kafka }: BrokerDesk, partition: PartitionName): boolean {
  const leader = leaderOf(kafka.cluster, partition)
  const epoch = kafka.cluster.partitions.get(partition)?.registration.leaderEpoch
  if (leader === undefined) return false
  return kafka.brokers.get(leader)?.leaderships.get(partition)?.leaderEpoch === epoch
}

function waitForMembers({ broker, turn }: BrokerDesk, group: ClassicGroup): void {
  const { groupId, nextEpoch: epoch } = group
  const delayMs = rebalanceTimeoutOf(group)
  turn.emit({ type: 'join.timed', groupId, epoch, isInitial: false, delayMs, remainingMs: 0 })
  turn.pass(broker.address, broker.address, delayMs, { type: 'join.expired', groupId, epoch })
}
