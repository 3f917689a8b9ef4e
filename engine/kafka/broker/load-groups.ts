import { loadConsumerGroup } from '../consumer-group/timers.ts'
import { offsetsPartitionOf } from '../coordinator/find-coordinator.ts'
import { rebalanceTimeoutOf } from '../coordinator/group-lookup.ts'
import type { ClassicGroup } from '../coordinator/group-state.ts'
import { hear } from '../coordinator/session.ts'
import type { PartitionName } from '../protocol/partition-name.ts'
import type { BrokerDesk } from '../turn.ts'

/**
 * A broker that begins to lead a partition of `__consumer_offsets` reads its groups from it. Sessions begin
 * anew; whoever waited in JoinGroup or SyncGroup waited at another broker, and must ask again.
 */
export function loadGroups(desk: BrokerDesk, partition: PartitionName): void {
  const { kafka, broker, turn } = desk
  for (const groupId of [...kafka.groups.keys()]) {
    const group = kafka.groups.get(groupId)
    if (group === undefined || offsetsPartitionOf(groupId) !== partition) continue
    turn.emit({ type: 'group.loaded', groupId, coordinator: broker.address }, group.seq)
    if (group.protocol === 'consumer') {
      loadConsumerGroup(desk, group)
      continue
    }
    for (const member of group.members.values()) hear(desk, group, member, 'JoinGroup')
    if (group.state === 'PreparingRebalance') waitForMembers(desk, group)
  }
}

function waitForMembers({ broker, turn }: BrokerDesk, group: ClassicGroup): void {
  const { groupId, nextEpoch: epoch } = group
  const delayMs = rebalanceTimeoutOf(group)
  turn.emit({ type: 'join.timed', groupId, epoch, isInitial: false, delayMs, remainingMs: 0 })
  turn.pass(broker.address, broker.address, delayMs, { type: 'join.expired', groupId, epoch })
}
