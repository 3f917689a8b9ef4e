import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { findCoordinator, loseCoordinator } from '../coordinator-lookup.ts'
import { ask } from '../network.ts'
import { leaveGroup } from './leave.ts'

/**
 * The heartbeat thread lives beside the application's: it says that the process is alive, also while the
 * handler works, and it sees when poll() is not called any more (content S31).
 */
export function startHeartbeating(consumer: Consumer, turn: KafkaTurn): void {
  const { name, incarnation, config, membership } = consumer
  const { epoch } = membership
  turn.pass(name, name, config.heartbeatIntervalMs, { type: 'heartbeat.due', incarnation, epoch })
  turn.pass(name, name, config.maxPollIntervalMs, { type: 'poll.interval', incarnation, epoch })
}

/** It wakes up: a heartbeat may be due. */
export function onHeartbeatDue(consumer: Consumer, turn: KafkaTurn, epoch: number): void {
  const { membership, config, name } = consumer
  if (!membership.isHeartbeating || membership.epoch !== epoch || turn.now < membership.heartbeatAt) return
  if (turn.now >= membership.sessionDeadline && consumer.coordinator !== undefined) {
    // Nothing was heard for so long that the coordinator itself may be the trouble.
    turn.emit({ type: 'session.timedOut', consumer: name }, membership.seq)
    loseCoordinator(consumer, turn, 'session timed out without receiving a heartbeat response')
  }
  if (consumer.failure !== undefined) return
  if (consumer.coordinator === undefined) {
    findCoordinator(consumer, turn)
    again(consumer, turn, config.retryBackoffMs)
    return
  }
  sendHeartbeat(consumer, turn, consumer.coordinator)
  wakeAt(consumer, turn, config.heartbeatIntervalMs)
}

/** max.poll.interval.ms after what was then the last poll(): the client leaves by itself (FACTS S10). */
export function onPollInterval(consumer: Consumer, turn: KafkaTurn, epoch: number): void {
  const { membership, config, name, incarnation } = consumer
  if (!membership.isHeartbeating || membership.epoch !== epoch || consumer.failure !== undefined) return
  const isPolling = consumer.thread === 'polling'
  const left = isPolling ? config.maxPollIntervalMs : membership.pollDeadline - turn.now
  if (left > 0) {
    turn.pass(name, name, left, { type: 'poll.interval', incarnation, epoch })
    return
  }
  turn.emit({ type: 'pollInterval.exceeded', consumer: name, lastPollAt: consumer.lastPollAt }, consumer.seq)
  leaveGroup(consumer, turn, 'DEFAULT', 'consumer poll timeout has expired.')
}

/** The thread looks again after a while: a heartbeat failed, or there is nobody to send it to. */
export function again(consumer: Consumer, turn: KafkaTurn, delayMs: number): void {
  turn.emit({ type: 'heartbeat.timed', consumer: consumer.name, delayMs })
  wakeAt(consumer, turn, delayMs)
}

function wakeAt({ name, incarnation, membership }: Consumer, turn: KafkaTurn, delayMs: number): void {
  const { epoch } = membership
  turn.pass(name, name, delayMs, { type: 'heartbeat.due', incarnation, epoch })
}

function sendHeartbeat(consumer: Consumer, turn: KafkaTurn, coordinator: string): void {
  const { membership, network, setup, config } = consumer
  const { generation, memberId } = membership
  const { groupInstanceId } = config
  const correlationId = network.nextCorrelationId
  const groupId = setup.group
  const request = { correlationId, groupId, generation, memberId, groupInstanceId }
  ask(consumer, turn, coordinator, { type: 'Heartbeat', ...request })
}
