import type { BrokerTimer } from '../broker/timers.ts'
import type { BrokerDesk } from '../turn.ts'
import { onPendingExpired, onSessionExpired } from './expiry.ts'
import { coordinatorOf } from './find-coordinator.ts'
import { findClassicGroup } from './group-lookup.ts'
import { onJoinExpired, onSyncExpired } from './rebalance.ts'

/** The timers of a coordinator's classic groups. */
export type GroupTimer = Extract<BrokerTimer, { readonly groupId: string }>

/** A timer of a group fires; it means nothing if the group lives at another broker by now. */
export function onGroupTimer(desk: BrokerDesk, timer: GroupTimer): void {
  const group = findClassicGroup(desk.kafka, timer.groupId)
  if (group === undefined || coordinatorOf(desk.kafka, timer.groupId) !== desk.broker.address) return
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
  }
}
