import type { BrokerTimer } from '../broker/timers.ts'
import { onConsumerGroupTimer } from '../consumer-group/timers.ts'
import type { BrokerDesk } from '../turn.ts'
import { onPendingExpired, onSessionExpired } from './expiry.ts'
import { coordinatorOf } from './internal-topics.ts'
import { onJoinExpired, onSyncExpired } from './rebalance.ts'

/** The timers of a coordinator's groups. */
export type GroupTimer = Extract<BrokerTimer, { readonly groupId: string }>

/** A timer of a group fires; it means nothing if the group lives at another broker by now. */
export function onGroupTimer(desk: BrokerDesk, timer: GroupTimer): void {
  const group = desk.kafka.groups.get(timer.groupId)
  if (group === undefined || coordinatorOf(desk.kafka, timer.groupId) !== desk.broker.address) return
  if (group.protocol === 'consumer') {
    onConsumerGroupTimer(desk, group, timer)
    return
  }
  switch (timer.type) {
    case 'session.expired':
      onSessionExpired(desk, group, timer.memberId, timer.epoch)
      return
    case 'pending.expired':
      onPendingExpired(desk, group, timer.memberId, timer.epoch)
      return
    case 'join.expired':
      onJoinExpired(desk, group, timer.epoch)
      return
    case 'sync.expired':
      onSyncExpired(desk, group, timer.epoch)
      return
    case 'patience.expired':
  }
}
