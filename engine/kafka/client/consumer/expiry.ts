import { byPartition } from '../../protocol/partition-name.ts'
import type { KafkaTurn } from '../../turn.ts'
import type { Consumer } from '../consumer-state.ts'
import { changeState } from './change-state.ts'
import { speak } from './heartbeat.ts'
import { loseAll } from './release.ts'
import { goodbyeEpochOf } from './states.ts'

/** Whether poll() was not called for max.poll.interval.ms; who is leaving anyway is not looked after. */
export function isPollOverdue({ thread, membership, member }: Consumer, now: number): boolean {
  const isLeaving = member.state === 'PREPARE_LEAVING' || member.state === 'LEAVING'
  return thread !== 'polling' && !isLeaving && now >= membership.pollDeadline
}

/** The client itself sees it, and leaves; no callback runs before the next poll() (FACTS S10, 9.9). */
export function leaveByExpiry(consumer: Consumer, turn: KafkaTurn): void {
  const { name, lastPollAt, member } = consumer
  turn.emit({ type: 'pollInterval.exceeded', consumer: name, lastPollAt }, consumer.seq)
  turn.emit({ type: 'pollExpiry.noted', consumer: name, isExpired: true, rejoins: false }, member.seq)
  changeState(consumer, turn, 'PREPARE_LEAVING')
  changeState(consumer, turn, 'LEAVING', goodbyeEpochOf(consumer, 'DEFAULT'))
  const lost = [...consumer.assigned.keys()].sort(byPartition)
  speak(consumer, turn, true)
  changeState(consumer, turn, 'STALE')
  loseAll(consumer, turn, lost)
}

/** Sets the timer that looks whether poll() is called in time; it looks again by itself. */
export function watchPoll({ name, incarnation }: Consumer, turn: KafkaTurn, ticks: number): void {
  turn.pass(name, name, ticks, { type: 'poll.interval', incarnation, epoch: 0 })
}

/** max.poll.interval.ms after what was then the last poll(). */
export function onPollWatch(consumer: Consumer, turn: KafkaTurn): void {
  const { config, membership, thread } = consumer
  const left = thread === 'polling' ? 0 : membership.pollDeadline - turn.now
  watchPoll(consumer, turn, left > 0 ? left : config.maxPollIntervalMs)
}
